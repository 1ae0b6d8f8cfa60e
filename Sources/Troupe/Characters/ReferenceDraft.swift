public import TroupeModel

/// A picture or clip that somebody gives for a look: a path or an address.
public struct ReferenceDraft: Sendable {
  /// A path, or an `http` or `https` address; empty for a clip of a generation.
  public var source: String
  /// The generation from whose stored video a clip is cut, as typed; nil for a file or an address.
  public private(set) var generation: String?
  /// Where none is given: `clip` for a clip, `face` for the first picture of a look, else `other`.
  public var role: ReferenceRole?
  /// A note in words; empty for none.
  public var caption: String
  /// The part of a clip that is meant; nil for all of it.
  public var part: ClipPart?

  /// Creates a draft.
  public init(
    source: String,
    role: ReferenceRole? = nil,
    caption: String = "",
    part: ClipPart? = nil
  ) {
    self.source = source
    self.role = role
    self.caption = caption
    self.part = part
  }

  /// A clip cut from the stored video of a generation.
  public init(generation: String, part: ClipPart, caption: String = "") {
    self.init(source: "", caption: caption, part: part)
    self.generation = generation
  }
}

/// A part of a clip, in seconds from its beginning.
public struct ClipPart: Hashable, Sendable {
  /// Where it begins.
  public var from: Double
  /// Where it ends.
  public var to: Double

  /// Checks that the second comes after the first.
  ///
  /// - Throws: `TroupeError.badCut`.
  public init(from: Double?, to: Double?) throws {
    guard let from, let to, from >= 0, to > from, to.isFinite else {
      throw TroupeError.badCut(from: from, to: to)
    }
    self.from = from
    self.to = to
  }

  var start: Milliseconds { .seconds(from) }
  var end: Milliseconds { .seconds(to) }
}

/// A reference whose bytes are in the library's folder and whose facts are known, before its row is written.
struct PreparedReference: Sendable {
  var draft: ReferenceDraft
  var source: Reference.Source
  /// The media to record, where there are bytes.
  var media: Media?
  /// Where a clip that was cut comes from.
  var lineage: ClipLineage?
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
