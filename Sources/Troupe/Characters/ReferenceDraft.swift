public import TroupeModel

/// A picture or clip that somebody gives for a look: a path or an address.
public struct ReferenceDraft: Sendable {
  /// A path, or an `http` or `https` address.
  public var source: String
  /// Where none is given: `clip` for a clip, `face` for the first picture of a look, else `other`.
  public var role: ReferenceRole?
  /// A note in words; empty for none.
  public var caption: String

  /// Creates a draft.
  public init(source: String, role: ReferenceRole? = nil, caption: String = "") {
    self.source = source
    self.role = role
    self.caption = caption
  }
}

/// A reference whose bytes are in the library's folder and whose facts are known, before its row is written.
struct PreparedReference: Sendable {
  var draft: ReferenceDraft
  var source: Reference.Source
  /// The media to record, where there are bytes.
  var media: Media?
  /// The looks that had these bytes before.
  var usedBy: [String]
  /// Why the bytes of an address could not be fetched.
  var notFetched: String?
}

/// What came of adding a reference.
public struct AddedReference: Sendable {
  /// As it was recorded.
  public var reference: Reference
  /// The looks, as `handle/look`, that had the same bytes before: they are stored once.
  public var sharedWith: [String]
  /// Why the bytes of an address could not be fetched; it is kept as an address.
  public var notFetched: String?
}
