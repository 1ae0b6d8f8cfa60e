public import TroupeModel

/// A clip that was made of a look's pictures for an endpoint that makes characters of clips only; nothing is stored or sent
/// of it until the user agrees.
public struct ClipOffer: Sendable {
  /// `handle/look`.
  public var look: LookAddress
  /// The endpoint's name in this library.
  public var endpoint: String
  /// Where the clip is, to be looked at.
  public var path: String
  /// The pictures it shows, by their roles and in their order.
  public var roles: [ReferenceRole]
  /// Seconds.
  public var duration: Double
  /// Pixels.
  public var size: PixelSize
}

/// What is done about a clip that an endpoint wants and a look does not have.
public enum ClipPolicy: Sendable {
  /// One is made and shown; the user's answer decides whether it is kept and sent.
  case ask(@Sendable (ClipOffer) async throws -> Bool)
  /// One is made, kept and sent.
  case make
  /// None is made; the report says that one is needed.
  case never
}
