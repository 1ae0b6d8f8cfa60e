/// How a character was put into a request.
public enum CastUse: String, Hashable, Sendable, CaseIterable {
  /// By the handle that the endpoint chose, as `@handle `.
  case remoteHandle = "remote_handle"
  /// By name and description in words.
  case description
  /// By an id in the request.
  case remoteID = "remote_id"
  /// By its pictures in the request.
  case references
  /// By the id that the endpoint gave it, as `@id ` in the prompt.
  case mentionID = "mention_id"
  /// By the address of a clip of it and the seconds in it.
  case clip
}

/// Who was in a generation, frozen as it was when the request was made.
public struct CastMember: Hashable, Sendable {
  /// The place in the cast, from 1, in the order of first mention.
  public var slot: Int
  /// The character now; nil once it is gone for good.
  public var characterID: ItemID?
  /// The character's handle as it was then.
  public var handle: Handle
  /// The display name as it was then.
  public var name: String
  /// The name of the look that was cast.
  public var look: Handle
  /// The character's description as it was then.
  public var description: String
  /// What the look added to the description, as it was then.
  public var lookPrompt: String
  /// The look's references in their order, as they were then.
  public var references: [FrozenReference]
  /// The character's id at the endpoint; nil where it was not registered there.
  public var remoteID: RemoteID?
  /// The character's handle at the endpoint, without `@`; nil where it had none.
  public var remoteHandle: String?
  /// How the request stood for the character.
  public var use: CastUse
  /// The words in the request that stand for this character.
  public var textSent: String

  /// Creates a member.
  public init(
    slot: Int,
    characterID: ItemID?,
    handle: Handle,
    name: String,
    look: Handle,
    description: String,
    lookPrompt: String,
    references: [FrozenReference],
    remoteID: RemoteID?,
    remoteHandle: String?,
    use: CastUse,
    textSent: String
  ) {
    self.slot = slot
    self.characterID = characterID
    self.handle = handle
    self.name = name
    self.look = look
    self.description = description
    self.lookPrompt = lookPrompt
    self.references = references
    self.remoteID = remoteID
    self.remoteHandle = remoteHandle
    self.use = use
    self.textSent = textSent
  }
}

/// A reference as it was: its role, and its bytes or its address.
public struct FrozenReference: Hashable, Sendable {
  /// What it showed.
  public var role: ReferenceRole
  /// The digest of the bytes; nil where the library had only an address.
  public var content: ContentID?
  /// The address; nil for a file of the library.
  public var url: String?
  /// Whether the request itself carried it; a character that is registered is called by name instead.
  public var isSent: Bool

  /// Creates a frozen reference.
  public init(
    role: ReferenceRole,
    content: ContentID?,
    url: String? = nil,
    isSent: Bool = false
  ) {
    self.role = role
    self.content = content
    self.url = url
    self.isSent = isSent
  }
}
