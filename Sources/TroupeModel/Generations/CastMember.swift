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
}

/// Who was in a generation, frozen as it was when the request was made.
public struct CastMember: Hashable, Sendable {
  /// The place in the cast, from 1, in the order of first mention.
  public var slot: Int
  /// The character now; nil once it is gone for good.
  public var characterID: ItemID?
  public var handle: Handle
  public var name: String
  public var look: Handle
  public var description: String
  public var lookPrompt: String
  public var references: [FrozenReference]
  public var remoteID: RemoteID?
  public var remoteHandle: String?
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
  public var role: ReferenceRole
  public var content: ContentID?
  public var url: String?

  /// Creates a frozen reference.
  public init(role: ReferenceRole, content: ContentID?, url: String? = nil) {
    self.role = role
    self.content = content
    self.url = url
  }
}
