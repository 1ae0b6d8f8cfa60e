package import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An MP4 or QuickTime file that is whole: its boxes end exactly at the end of the file, `moov` and
/// `mdat` are there, and every sample lies inside the file (ISO/IEC 14496-12).
package struct MP4Container: Hashable, Sendable {
  package let byteCount: UInt64
  package let trackCount: Int
  package let sampleCount: UInt64
  /// How long it says that it is; nil where its header does not tell, as in fragments.
  package let duration: Milliseconds?
  /// Whether samples come in fragments (`moof`), whose boxes are checked and whose tables are not.
  package let isFragmented: Bool

  /// Checks the file at a path; blocks while it reads, so not for an `async` function.
  package init(checking path: String) throws(MP4Damage) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    try self.init(try MP4Source(descriptor: descriptor))
  }

  /// Checks a file that is open for reading, which stays open; blocks while it reads.
  package init(checkingDescriptor descriptor: Int32) throws(MP4Damage) {
    try self.init(try MP4Source(descriptor: descriptor))
  }

  /// Checks bytes in memory.
  package init(checking bytes: [UInt8]) throws(MP4Damage) {
    try self.init(MP4Source(bytes: bytes))
  }

  private init(_ source: MP4Source) throws(MP4Damage) {
    let boxes = try MP4Container.topBoxes(source)
    guard let movie = boxes.first(where: { $0.type == "moov" }) else { throw .missingBox("moov") }
    guard boxes.contains(where: { $0.type == "mdat" }) else { throw .missingBox("mdat") }
    isFragmented = boxes.contains { $0.type == "moof" }
    byteCount = source.count
    duration = try MP4Container.duration(of: movie, in: source)
    var tracks = 0
    var samples: UInt64 = 0
    for track in try movie.children(in: source) where track.type == "trak" {
      tracks += 1
      var box = track
      for name in ["mdia", "minf", "stbl"] {
        guard let next = try box.children(in: source).first(where: { $0.type == name }) else {
          throw .missingBox(name)
        }
        box = next
      }
      var tables = try MP4SampleTables(box, track: tracks, in: source)
      samples += try tables.check()
    }
    trackCount = tracks
    sampleCount = samples
    guard tracks > 0 else { throw .missingBox("trak") }
    guard samples > 0 || isFragmented else { throw .noSamples }
  }

  /// The duration in the movie header (`mvhd`), whose version 1 has longer times.
  private static func duration(
    of movie: MP4Box,
    in source: MP4Source
  ) throws(MP4Damage) -> Milliseconds? {
    guard let header = try movie.children(in: source).first(where: { $0.type == "mvhd" }),
      let version = try source.number(at: header.content, bytes: 1)
    else { return nil }
    let (place, width): (UInt64, Int) = version == 1 ? (20, 8) : (12, 4)
    guard let scale = try source.number(at: header.content + place, bytes: 4),
      let length = try source.number(at: header.content + place + 4, bytes: width),
      scale > 0, length > 0, header.content + place + 4 + UInt64(width) <= header.end
    else { return nil }
    return .seconds(Double(length) / Double(scale))
  }

  /// Types that may come first, and types after which a size past the end means a cut.
  private static let firstTypes: Set<String> = [
    "ftyp", "styp", "moov", "mdat", "wide", "free", "skip", "pnot",
  ]
  private static let knownTypes: Set<String> = firstTypes.union([
    "moof", "mfra", "sidx", "ssix", "meta", "uuid", "emsg", "prft", "udta", "pdin",
  ])

  private static func topBoxes(_ source: MP4Source) throws(MP4Damage) -> [MP4Box] {
    var boxes: [MP4Box] = []
    var seen: Set<String> = []
    var offset: UInt64 = 0
    while offset < source.count {
      let header = try MP4Box.header(at: offset, limit: source.count, in: source)
      let whole = seen.isSuperset(of: ["moov", "mdat"])
      switch header {
      case .box(let box) where offset > 0 || firstTypes.contains(box.type):
        guard boxes.count < MP4Box.most else { throw .malformed(box: box.type, at: offset) }
        boxes.append(box)
        seen.insert(box.type)
        offset = box.end
      case .beyond(let box)
      where (offset > 0 ? knownTypes : firstTypes).contains(box.type):
        throw .truncated(expected: box.end, actual: source.count)
      case .nonsense where offset > 0 && !whole && source.count - offset < 16:
        throw .truncated(expected: offset + 16, actual: source.count)
      default:
        guard offset == 0 else { throw .trailingBytes(at: offset) }
        let kind = FileKind(head: try source.read(0, FileKind.sniffedBytes))
        throw kind == .mp4
          ? .truncated(expected: 16, actual: source.count) : .notMP4(looksLike: kind)
      }
    }
    guard !boxes.isEmpty else { throw .notMP4(looksLike: .empty) }
    return boxes
  }
}
