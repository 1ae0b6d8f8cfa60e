/// One box: a type and a range of the file, in which its header comes first.
struct MP4Box {
  var type: String
  var start: UInt64
  var content: UInt64
  var end: UInt64

  /// The number of bytes after the header.
  var size: UInt64 { end - content }

  /// What stands where a box should begin.
  enum Header {
    case box(MP4Box)
    /// Fewer bytes than a header, an impossible size, or a type that is no name.
    case nonsense
    /// A box that ends past the limit.
    case beyond(MP4Box)
  }

  /// Reads the header at an offset; a size of 0 reaches to the limit.
  static func header(
    at offset: UInt64,
    limit: UInt64,
    in source: MP4Source
  ) throws(MP4Damage) -> Header {
    guard limit - offset >= 8, let small = try source.number(at: offset, bytes: 4) else {
      return .nonsense
    }
    let name = try source.read(offset + 4, 4)
    guard name.count == 4, name.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0xA9 }) else {
      return .nonsense
    }
    var box = MP4Box(
      type: String(decoding: name, as: UTF8.self),
      start: offset,
      content: offset + 8,
      end: limit
    )
    var size = small
    if small == 1 {
      guard let large = try source.number(at: offset + 8, bytes: 8) else { return .nonsense }
      box.content = offset + 16
      size = large
    }
    if small != 0 {
      let (end, overflow) = offset.addingReportingOverflow(size)
      guard !overflow, end >= box.content else { return .nonsense }
      box.end = end
      if end > limit { return .beyond(box) }
    }
    return box.content <= limit ? .box(box) : .nonsense
  }

  /// The boxes inside this one, in order; each step moves on by 8 bytes or more, so it ends.
  func children(in source: MP4Source) throws(MP4Damage) -> [MP4Box] {
    var found: [MP4Box] = []
    var offset = content
    while offset < end {
      // QuickTime ends some lists with four zero bytes.
      if end - offset < 8 { return found }
      guard case .box(let box) = try MP4Box.header(at: offset, limit: end, in: source),
        found.count < MP4Box.most
      else { throw .malformed(box: type, at: offset) }
      found.append(box)
      offset = box.end
    }
    return found
  }

  /// More boxes than this in one place is an attack, not a video.
  static let most = 100_000
}
