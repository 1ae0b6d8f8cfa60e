/// Tells pictures that may be references from everything else, by their first bytes.
enum PictureSniffing {
  /// Refuses what is not one of the four formats, saying what it is; blocks, so not for an `async` function.
  static func check(_ path: String) throws(ImagingError) {
    let kind = FileKind(head: try FileHead.read(path))
    switch kind {
    case .png, .jpeg, .webp, .gif: return
    case _ where kind.isPicture: throw .unsupportedFormat(found: kind)
    default: throw .notAPicture(found: kind)
    }
  }
}
