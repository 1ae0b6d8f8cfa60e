public import TroupeModel

/// What a search sees of a generation or of a character.
public struct SearchSubject: Sendable {
  /// Somebody in a generation: in the frozen cast or linked with a video of it by hand.
  public struct Member: Hashable, Sendable {
    /// Who.
    public var character: ItemID?
    /// In which look; nil where nobody said.
    public var look: String?

    /// Creates a member.
    public init(_ character: ItemID?, look: String?) {
      self.character = character
      self.look = look
    }
  }

  /// The tokens of each text.
  public var texts: [[String]]
  /// When it was made.
  public var createdAt: Milliseconds
  /// The free words on it.
  public var tags: [String] = []
  /// What only a generation has; nil for a character.
  public var generation: GenerationFacts?
  /// What only a character has; nil for a generation.
  public var character: CharacterFacts?

  /// What a search looks at in a generation.
  public struct GenerationFacts: Sendable {
    /// The generation itself.
    public var generation: Generation
    /// Who is in it by the cast or by a link.
    public var members: [Member] = []
    /// The first that it was derived from, or itself.
    public var root: ItemID
    /// Whether a video of it is in use.
    public var hasVideo = false
    /// Whether a video in use shows nobody.
    public var isUnlinked = false
    /// Whether somebody in its cast looks otherwise now.
    public var isStale = false
    /// What it was made from, and its videos.
    public var contents: Set<ContentID> = []

    /// Creates the facts of a generation without videos.
    public init(_ generation: Generation) {
      self.generation = generation
      root = generation.id
    }
  }

  /// What a search looks at in a character.
  public struct CharacterFacts: Sendable {
    /// The character itself.
    public var character: CastCharacter
    /// The names of its looks in use.
    public var looks: [String]

    /// Creates the facts of a character.
    public init(_ character: CastCharacter, looks: [String]) {
      self.character = character
      self.looks = looks
    }
  }

  /// Creates what a search sees of a generation.
  public init(_ facts: GenerationFacts) {
    let generation = facts.generation
    texts = Self.tokens(Self.texts(of: generation))
    createdAt = generation.createdAt
    tags = generation.tags
    self.generation = facts
  }

  /// Creates what a search sees of a character.
  public init(_ facts: CharacterFacts) {
    let character = facts.character
    texts = Self.tokens(
      [character.handle.description, character.name, character.description, character.notes]
        + character.aliases + character.tags
    )
    createdAt = character.createdAt
    tags = character.tags
    self.character = facts
  }

  /// The texts of a generation in which words are looked for.
  static func texts(of generation: Generation) -> [String] {
    [generation.prompt] + generation.scenes.map(\.prompt) + [generation.notes] + generation.tags
      + generation.cast.flatMap { [$0.handle.description, $0.name] }
  }

  /// Those texts as one, with separators between them, as `Segmenter.line` takes them.
  public static func joinedTexts(of generation: Generation) -> String {
    texts(of: generation).joined(separator: "\u{1F}")
  }

  /// The tokens of each text, as the index has them.
  private static func tokens(_ texts: [String]) -> [[String]] {
    texts.flatMap { Segmenter.texts($0) }.map { Segmenter.tokens($0) }
  }
}
