import TroupeModel

/// What somebody wants a character to be; nil leaves a field as it is.
public struct CharacterDraft: Sendable {
  /// The display name; it may not be empty.
  public var name: String?
  /// How the character looks in every look, in words.
  public var description: String?
  /// All other names, in place of those there are.
  public var aliases: [String]?
  /// All tags, in place of those there are.
  public var tags: [String]?
  /// For the user's own eyes; never sent.
  public var notes: String?
  /// A note on consent where the face is a real one.
  public var consent: String?

  /// Creates a draft.
  public init(
    name: String? = nil,
    description: String? = nil,
    aliases: [String]? = nil,
    tags: [String]? = nil,
    notes: String? = nil,
    consent: String? = nil
  ) {
    self.name = name
    self.description = description
    self.aliases = aliases
    self.tags = tags
    self.notes = notes
    self.consent = consent
  }

  /// Checks every text against the limits.
  func checked() throws -> CharacterDraft {
    CharacterDraft(
      name: try name.map { try Checked.text($0, .name, "name", mayBeEmpty: false) },
      description: try description.map { try Checked.text($0, .prose, "description") },
      aliases: try aliases.map { try Checked.list($0, "alias") },
      tags: try tags.map { try Checked.list($0, "tag") },
      notes: try notes.map { try Checked.text($0, .prose, "notes") },
      consent: try consent.map { try Checked.text($0, .prose, "consent") }
    )
  }

  /// Puts what was said into a character.
  func apply(to character: inout CastCharacter) {
    if let name { character.name = name }
    if let description { character.description = description }
    if let aliases { character.aliases = aliases }
    if let tags { character.tags = tags }
    if let notes { character.notes = notes }
    if let consent { character.consent = consent }
  }
}

/// Texts and handles read at the edge, with the field named in the error.
enum Checked {
  static func text(
    _ text: String,
    _ rule: TextRule,
    _ field: String,
    mayBeEmpty: Bool = true
  ) throws -> String {
    do { return try rule.check(text, mayBeEmpty: mayBeEmpty) } catch {
      throw TroupeError.badText(field: field, error)
    }
  }

  /// Texts without doubles, in the order given.
  static func list(_ texts: [String], _ field: String) throws -> [String] {
    var seen: Set<String> = []
    return try texts.map { try text($0, .name, field, mayBeEmpty: false) }
      .filter { seen.insert($0).inserted }
  }

  static func handle(_ text: String) throws -> Handle {
    do { return try Handle(text) } catch { throw TroupeError.badHandle(text, error) }
  }

  static func address(_ text: String) throws -> LookAddress {
    let bare = text.hasPrefix("@") ? String(text.dropFirst()) : text
    do { return try LookAddress(bare) } catch { throw TroupeError.badHandle(text, error) }
  }

  static func role(_ text: String) throws -> ReferenceRole {
    guard let role = ReferenceRole(rawValue: text.lowercased()) else {
      throw TroupeError.badRole(text)
    }
    return role
  }
}
