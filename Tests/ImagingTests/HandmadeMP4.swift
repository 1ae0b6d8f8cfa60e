/// An MP4 written by hand: one track whose samples lie one after another in one chunk.
struct HandmadeMP4 {
  var sampleSizes: [UInt32] = [100, 50, 30]
  /// Where the chunk is said to begin; nil for where it is.
  var chunkOffset: UInt64?
  var wide = false

  var bytes: [UInt8] {
    let data = [UInt8](repeating: 0xAB, count: Int(sampleSizes.reduce(0, +)))
    let start = HandmadeMP4.fileType + box("mdat", data)
    let offset = chunkOffset ?? UInt64(HandmadeMP4.fileType.count + 8)
    return start + movie(chunkOffset: offset)
  }

  static let fileType: [UInt8] =
    [0, 0, 0, 20] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isom".utf8)

  func movie(chunkOffset: UInt64) -> [UInt8] {
    let offsets =
      wide
      ? box("co64", [0, 0, 0, 0] + big(1) + big(chunkOffset, 8))
      : box("stco", [0, 0, 0, 0] + big(1) + big(chunkOffset))
    let sizes = sampleSizes.flatMap { big(UInt64($0)) }
    let table =
      box("stsc", [0, 0, 0, 0] + big(1) + big(1) + big(UInt64(sampleSizes.count)) + big(1))
      + box("stsz", [0, 0, 0, 0] + big(0) + big(UInt64(sampleSizes.count)) + sizes) + offsets
    return box("moov", box("trak", box("mdia", box("minf", box("stbl", table)))))
  }

  func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(UInt64(content.count + 8)) + Array(type.utf8) + content
  }

  func big(_ value: UInt64, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - $0))) }
  }
}
