public import TroupeModel

/// What the first bytes of a file say that it is.
public enum SniffedContent: Hashable, Sendable {
  case media(MediaType)
  case other(OtherContent)

  /// The type, where it is one that the library stores.
  public var mediaType: MediaType? {
    guard case .media(let type) = self else { return nil }
    return type
  }

  /// Words that fit after "it is", for messages.
  public var words: String {
    switch self {
    case .media(.png): "a PNG picture"
    case .media(.jpeg): "a JPEG picture"
    case .media(.webp): "a WebP picture"
    case .media(.gif): "a GIF picture"
    case .media(.mp4): "an MP4 video"
    case .media(.quickTime): "a QuickTime video"
    case .media(.webm): "a WebM video"
    case .media(.matroska): "a Matroska video"
    case .other(let content): content.rawValue
    }
  }
}

/// The contents that the library does not store but names in messages; the raw value is the words.
public enum OtherContent: String, Hashable, Sendable, CaseIterable {
  case empty = "empty"
  case html = "a web page (HTML)"
  case json = "JSON"
  case svg = "an SVG drawing"
  case xml = "XML"
  case text = "plain text"
  case pdf = "a PDF document"
  case tiff = "a TIFF picture"
  case heic = "a HEIC picture"
  case avif = "an AVIF picture"
  case bmp = "a BMP picture"
  case zip = "a ZIP archive"
  case gzip = "a gzip archive"
  case avi = "an AVI video"
  case audio = "an audio file"
  case unknown = "of an unknown format"
}

extension MediaType {
  /// As many first bytes as `sniff` looks at.
  public static let sniffLength = 1024

  /// Tells the content from its first bytes; names and media types are never believed.
  public static func sniff(_ bytes: some Sequence<UInt8>) -> SniffedContent {
    let head = Array(bytes.prefix(sniffLength))
    if let type = mediaType(of: head) { return .media(type) }
    return .other(OtherContent(head))
  }

  /// Tells the content of a regular file.
  public static func sniff(fileAt path: String) throws(MediaError) -> SniffedContent {
    sniff(try OpenFile.contents(of: path, limit: sniffLength))
  }

  private static func mediaType(of head: [UInt8]) -> MediaType? {
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.has("GIF87a") || head.has("GIF89a") { return .gif }
    if head.has("RIFF"), head.has("WEBP", at: 8) { return .webp }
    if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return ebmlType(of: head) }
    if head.has("ftyp", at: 4) { return brandType(of: head) }
    // QuickTime files from before 2001 begin with any box.
    return ["moov", "mdat", "wide", "pnot"].contains { head.has($0, at: 4) } ? .quickTime : nil
  }

  /// ISO 14496-12: the major brand of the `ftyp` box; nil where it is a picture or sound.
  private static func brandType(of head: [UInt8]) -> MediaType? {
    if head.has("qt  ", at: 8) { return .quickTime }
    let others = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis"]
    let audio = ["M4A ", "M4B ", "M4P "]
    return (others + audio).contains { head.has($0, at: 8) } ? nil : .mp4
  }

  /// RFC 8794: the DocType element (0x4282) of the EBML header.
  private static func ebmlType(of head: [UInt8]) -> MediaType? {
    guard
      let place = head.indices.dropLast(3).first(where: { head[$0...].starts(with: [0x42, 0x82]) })
    else { return nil }
    let size = Int(head[place + 2] & 0x7F)
    let name = head[(place + 3)...].prefix(size).prefix { $0 != 0 }
    switch String(decoding: name, as: UTF8.self) {
    case "webm": return .webm
    case "matroska": return .matroska
    default: return nil
    }
  }
}

extension OtherContent {
  /// Guesses at a content that is none of ours.
  fileprivate init(_ head: [UInt8]) {
    self = Self.binary(head) ?? Self.text(head)
  }

  private static func binary(_ head: [UInt8]) -> OtherContent? {
    if head.isEmpty { return .empty }
    if head.has("%PDF-") { return .pdf }
    if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return .tiff
    }
    if head.has("ftyp", at: 4) {
      if ["avif", "avis"].contains(where: { head.has($0, at: 8) }) { return .avif }
      return head.has("M4", at: 8) ? .audio : .heic
    }
    if head.has("PK\u{3}\u{4}") || head.has("PK\u{5}\u{6}") { return .zip }
    if head.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
    if head.has("BM"), head.count > 14, head[6...9].allSatisfy({ $0 == 0 }) { return .bmp }
    if head.has("RIFF"), head.has("AVI ", at: 8) { return .avi }
    if head.has("RIFF"), head.has("WAVE", at: 8) { return .audio }
    return ["ID3", "OggS", "fLaC"].contains { head.has($0) } ? .audio : nil
  }

  private static func text(_ head: [UInt8]) -> OtherContent {
    let isText = head.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) || $0 == 0x1B }
    // A character may be cut at the end of the head.
    let decoded = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard isText, !decoded.dropLast(3).contains("\u{FFFD}") else { return .unknown }
    let lower = decoded.lowercased()
    let pages = ["<!doctype html", "<html", "<head", "<body", "<script", "<title"]
    if pages.contains(where: lower.hasPrefix) { return .html }
    if lower.hasPrefix("<svg") { return .svg }
    if lower.hasPrefix("<?xml") || lower.hasPrefix("<!") || lower.hasPrefix("<") {
      if lower.contains("<svg") { return .svg }
      return lower.contains("<html") ? .html : lower.hasPrefix("<?xml") ? .xml : .text
    }
    return lower.hasPrefix("{") || lower.hasPrefix("[") ? .json : .text
  }
}

extension [UInt8] {
  /// Whether these ASCII characters stand at that offset.
  fileprivate func has(_ text: String, at offset: Int = 0) -> Bool {
    dropFirst(offset).starts(with: text.utf8)
  }
}
