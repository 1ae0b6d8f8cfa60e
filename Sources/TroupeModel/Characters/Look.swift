/// A named variant of a character: an outfit, an age, a state.
public struct Look: Hashable, Sendable {
  public var id: ItemID
  public var characterID: ItemID
  public var name: Handle
  /// What is added to the character's description, in words.
  public var prompt: String
  public var createdAt: Milliseconds
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
