import TroupeModel

/// What the body of a reply turned out to be.
enum ReplyBody {
  case json(JSON)
  case empty
  /// A web page with its title, empty where it has none.
  case html(title: String)
  case otherText(String)

  /// Looks at the bytes; the type that the reply claims is not believed.
  init(_ bytes: [UInt8]) {
    guard let first = bytes.first(where: { !Self.isSpace($0) }) else {
      self = .empty
      return
    }
    if let json = try? JSON(parsing: bytes, limits: .reply) {
      self = .json(json.text.flatMap(JSON.init(within:)) ?? json)
      return
    }
    let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
    self = first == UInt8(ascii: "<") ? .html(title: Self.title(of: text)) : .otherText(text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func title(of page: String) -> String {
    guard let start = page.firstRange(of: "<title>") ?? page.firstRange(of: "<TITLE>") else {
      return ""
    }
    return String(page[start.upperBound...].prefix { $0 != "<" }.prefix(200))
  }
}
