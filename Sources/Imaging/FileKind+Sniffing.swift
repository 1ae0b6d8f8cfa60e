extension FileKind {
  /// How many bytes are worth looking at.
  static let sniffedBytes = 1024

  /// The kind that the beginning of a file announces.
  package init(head: some Collection<UInt8>) {
    let head = Array(head.prefix(FileKind.sniffedBytes))
    self =
      head.isEmpty
      ? .empty : FileKind.bySignature(head) ?? FileKind.byBrand(head) ?? FileKind.byText(head)
  }

  private static let signatures: [(kind: FileKind, bytes: [UInt8])] = [
    (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.jpeg, [0xFF, 0xD8, 0xFF]),
    (.gif, Array("GIF87a".utf8)),
    (.gif, Array("GIF89a".utf8)),
    (.pdf, Array("%PDF-".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0x00]),
    (.tiff, [0x4D, 0x4D, 0x00, 0x2A]),
    (.tiff, [0x49, 0x49, 0x2B, 0x00]),
    (.tiff, [0x4D, 0x4D, 0x00, 0x2B]),
    (.bmp, Array("BM".utf8)),
    (.icon, [0x00, 0x00, 0x01, 0x00]),
    (.jpegXL, [0xFF, 0x0A]),
    (.jpegXL, [0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
    (.jpeg2000, [0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
    (.photoshop, Array("8BPS".utf8)),
    (.webm, [0x1A, 0x45, 0xDF, 0xA3]),
    (.audio, Array("ID3".utf8)),
    (.audio, Array("OggS".utf8)),
    (.audio, Array("fLaC".utf8)),
    (.archive, [0x50, 0x4B, 0x03, 0x04]),
    (.archive, [0x1F, 0x8B]),
    (.archive, Array("Rar!".utf8)),
    (.archive, [0x37, 0x7A, 0xBC, 0xAF]),
  ]

  private static func bySignature(_ head: [UInt8]) -> FileKind? {
    if let found = signatures.first(where: { head.starts(with: $0.bytes) }) { return found.kind }
    if head.starts(with: "RIFF".utf8) {
      let form = head.dropFirst(8)
      if form.starts(with: "WEBP".utf8) { return .webp }
      if form.starts(with: "AVI ".utf8) { return .avi }
      if form.starts(with: "WAVE".utf8) { return .audio }
    }
    if head.count > 188, head[0] == 0x47, head[188] == 0x47 { return .mpegTS }
    return nil
  }

  /// Containers of the ISO family say what they are by their brand.
  private static func byBrand(_ head: [UInt8]) -> FileKind? {
    let type = head.dropFirst(4)
    if ["moov", "mdat", "wide"].contains(where: { type.starts(with: $0.utf8) }) { return .mp4 }
    guard type.starts(with: "ftyp".utf8) else { return nil }
    switch String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self) {
    case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": return .heic
    case "avif", "avis": return .avif
    case "M4A ": return .audio
    default: return .mp4
    }
  }

  private static func byText(_ head: [UInt8]) -> FileKind {
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let control = bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    guard !control else { return .unknown }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let body = text.drop { $0.isWhitespace }
    if body.hasPrefix("<") {
      if body.contains("<svg") { return .svg }
      let html = ["<!doctype html", "<html", "<head", "<body", "<title", "<h1", "<p>"]
      return html.contains { body.contains($0) } ? .html : .xml
    }
    if body.hasPrefix("{") || body.hasPrefix("[") { return .json }
    // The last character may be cut in the middle by the end of what was read.
    let strange = text.dropLast(2).contains("\u{FFFD}")
    return strange ? .unknown : .text
  }
}
