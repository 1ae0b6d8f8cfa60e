/// A recurring person, animal or thing; the local identity that outlives every endpoint.
public struct CastCharacter: Hashable, Sendable {
  /// What it is for good, whatever its handle becomes.
  public var id: ItemID
  /// What people type; unique among the characters that are in use.
  public var handle: Handle
  /// The name shown to people and sent to endpoints.
  public var name: String
  /// How the character looks in every look, in words.
  public var description: String
  /// Other names that a mention may use, in any script, in the order given.
  public var aliases: [String]
  /// Free words to group characters by.
  public var tags: [String]
  /// For the user's own eyes; never sent.
  public var notes: String
  /// A note on consent where the face is a real one.
  public var consent: String
  /// When it was made.
  public var createdAt: Milliseconds
  /// When it went to the trash.
  public var trashedAt: Milliseconds?

  /// Creates a character.
  public init(
    id: ItemID,
    handle: Handle,
    name: String,
    description: String = "",
    aliases: [String] = [],
    tags: [String] = [],
    notes: String = "",
    consent: String = "",
    createdAt: Milliseconds,
    trashedAt: Milliseconds? = nil
  ) {
    self.id = id
    self.handle = handle
    self.name = name
    self.description = description
    self.aliases = aliases
    self.tags = tags
    self.notes = notes
    self.consent = consent
    self.createdAt = createdAt
    self.trashedAt = trashedAt
  }
}
