/// A recurring person, animal or thing; the local identity that outlives every endpoint.
public struct CastCharacter: Hashable, Sendable {
  public var id: ItemID
  public var handle: Handle
  public var name: String
  public var description: String
  public var aliases: [String]
  public var tags: [String]
  public var notes: String
  /// A note on consent where the face is a real one.
  public var consent: String
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
