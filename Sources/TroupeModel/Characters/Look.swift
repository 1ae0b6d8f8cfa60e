/// A named variant of a character: an outfit, an age, a state.
public struct Look: Hashable, Sendable {
  /// What it is for good, whatever its name becomes.
  public var id: ItemID
  /// The character that looks so.
  public var characterID: ItemID
  /// The part after the slash in `luna/armor`; `default` for the one that every character has.
  public var name: Handle
  /// What is added to the character's description, in words.
  public var prompt: String
  /// When it was made.
  public var createdAt: Milliseconds
  /// When it went to the trash; nil while it is in use.
  public var trashedAt: Milliseconds?

  /// Creates a look.
  public init(
    id: ItemID,
    characterID: ItemID,
    name: Handle,
    prompt: String = "",
    createdAt: Milliseconds,
    trashedAt: Milliseconds? = nil
  ) {
    self.id = id
    self.characterID = characterID
    self.name = name
    self.prompt = prompt
    self.createdAt = createdAt
    self.trashedAt = trashedAt
  }
}
