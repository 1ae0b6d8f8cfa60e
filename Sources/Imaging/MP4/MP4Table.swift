/// A table of big-endian numbers in a box, read in pieces so that memory stays small.
struct MP4Table {
  let source: MP4Source
  let start: UInt64
  let count: UInt64
  let width: Int

  private var buffer: [UInt8] = []
  private var bufferStart: UInt64 = 0

  /// A table of so many entries, which must fit into its box.
  init(
    _ box: MP4Box,
    skipping: UInt64,
    count: UInt64,
    width: Int,
    in source: MP4Source
  ) throws(MP4Damage) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: UInt64(width))
    guard !overflow, box.size >= skipping, bytes <= box.size - skipping else {
      throw .malformed(box: box.type, at: box.start)
    }
    self.source = source
    self.start = box.content + skipping
    self.count = count
    self.width = width
  }

  /// The big-endian number of so many bytes at a place in an entry.
  mutating func number(
    _ index: UInt64,
    at place: Int = 0,
    bytes: Int? = nil
  ) throws(MP4Damage) -> UInt64 {
    let length = bytes ?? width
    let offset = start + index * UInt64(width) + UInt64(place)
    if offset < bufferStart || offset + UInt64(length) > bufferStart + UInt64(buffer.count) {
      bufferStart = offset
      buffer = try source.read(offset, 65536)
    }
    let first = Int(offset - bufferStart)
    guard first + length <= buffer.count else { throw .malformed(box: "table", at: offset) }
    var value: UInt64 = 0
    for byte in buffer[first..<first + length] { value = value << 8 | UInt64(byte) }
    return value
  }
}
