/// What a reference shows of a look.
public enum ReferenceRole: String, Hashable, Sendable, CaseIterable {
  case face, front, left, right, back
  case threeQuarter = "three-quarter"
  case fullBody = "full-body"
  case outfit, expression, prop, clip, other
}

/// A picture or clip that defines a look.
public struct Reference: Hashable, Sendable {
  /// Where its bytes are.
  public enum Source: Hashable, Sendable {
    /// A file in the library.
    case media(ContentID)
    /// An address, with a copy of its bytes where it could be fetched.
    case url(String, copy: ContentID?)
  }

  /// What it is for good, whatever its position becomes.
  public var id: ItemID
  /// The look that it defines.
  public var lookID: ItemID
  /// What it shows.
  public var role: ReferenceRole
  /// The place among the look's references, from 1.
  public var position: Int
  /// A note in words; empty where there is none.
  public var caption: String
  /// The stored file, or the address that stands for it.
  public var source: Source
  /// Where a clip comes from; nil for what the user brought.
  public var lineage: ClipLineage?
  /// When it was made.
  public var createdAt: Milliseconds
  /// When it went to the trash; nil while it is in use.
  public var trashedAt: Milliseconds?

  /// Creates a reference.
  public init(
    id: ItemID,
    lookID: ItemID,
    role: ReferenceRole,
    position: Int,
    caption: String = "",
    source: Source,
    lineage: ClipLineage? = nil,
    createdAt: Milliseconds,
    trashedAt: Milliseconds? = nil
  ) {
    self.id = id
    self.lookID = lookID
    self.role = role
    self.position = position
    self.caption = caption
    self.source = source
    self.lineage = lineage
    self.createdAt = createdAt
    self.trashedAt = trashedAt
  }

  /// The digest of the bytes, where the library has them.
  public var content: ContentID? {
    switch source {
    case .media(let content): content
    case .url(_, let copy): copy
    }
  }

  /// The address, for a reference that came as one.
  public var url: String? {
    guard case .url(let url, _) = source else { return nil }
    return url
  }
}

/// Where a clip that Troupe made comes from.
public enum ClipLineage: Hashable, Sendable {
  /// It was made of the look's pictures.
  case pictures
  /// It was cut from the video of a generation, between two points in time of that video.
  case generation(ItemID, from: Milliseconds, to: Milliseconds)
}
