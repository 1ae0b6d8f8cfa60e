/// What a file is by its first bytes, and how large its picture or how long its film is.
struct FileKind {
  /// The media type.
  let type: String
  /// Width and height in pixels, of PNG and JPEG.
  private(set) var size: (width: Int, height: Int)?
  /// The length in seconds, of MP4.
  private(set) var seconds: Double?

  static let pictures: Set<String> = ["image/png", "image/jpeg", "image/webp", "image/gif"]

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      type = "image/png"
      if bytes.count >= 24 { size = (bytes.number(at: 16, 4), bytes.number(at: 20, 4)) }
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      type = "image/jpeg"
      size = Self.sizeOfJPEG(bytes)
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      type = "image/gif"
    } else if bytes.starts(with: Array("RIFF".utf8)),
      bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    {
      type = "image/webp"
    } else if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) {
      type = "video/mp4"
      seconds = Self.secondsOfMP4(bytes)
    } else {
      return nil
    }
  }

  /// The frame header is the first segment from C0 to CF that is no table.
  private static func sizeOfJPEG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var place = 2
    while place + 9 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (bytes.number(at: place + 7, 2), bytes.number(at: place + 5, 2))
      }
      place += 2 + bytes.number(at: place + 2, 2)
    }
    return nil
  }

  /// `moov.mvhd` says the length in units of its own (ISO/IEC 14496-12, 8.2.2).
  private static func secondsOfMP4(_ bytes: [UInt8]) -> Double? {
    guard let movie = box("moov", in: bytes, 0..<bytes.count),
      let header = box("mvhd", in: bytes, movie), header.count >= 32
    else { return nil }
    let isLong = bytes[header.lowerBound] == 1
    let start = header.lowerBound + (isLong ? 20 : 12)
    let scale = bytes.number(at: start, 4)
    return scale > 0 ? Double(bytes.number(at: start + 4, isLong ? 8 : 4)) / Double(scale) : nil
  }

  /// Where the contents of the first box of that kind are.
  private static func box(_ kind: String, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound
    while place + 8 <= range.upperBound {
      var length = bytes.number(at: place, 4)
      var head = 8
      if length == 1, place + 16 <= range.upperBound {
        length = bytes.number(at: place + 8, 8)
        head = 16
      } else if length == 0 {
        length = range.upperBound - place
      }
      guard length >= head, length <= range.upperBound - place else { return nil }
      if bytes[(place + 4)..<(place + 8)].elementsEqual(kind.utf8) {
        return (place + head)..<(place + length)
      }
      place += length
    }
    return nil
  }
}

extension [UInt8] {
  /// A big-endian number of so many bytes, cut to what an `Int` holds.
  fileprivate func number(at place: Int, _ count: Int) -> Int {
    self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) } & Int.max
  }
}
