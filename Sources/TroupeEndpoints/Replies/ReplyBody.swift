import TroupeModel

/// What the body of a reply turned out to be.
enum ReplyBody {
  case json(JSON)
  case empty
  /// A web page with its title, empty where it has none.
  case html(title: String)
  case otherText(String)
  /// JSON that is damaged, as far as it can be read, and the beginning of the text.
  case broken(JSON, String)

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
    if first == UInt8(ascii: "<") {
      self = .html(title: Self.title(of: text))
    } else if let (json, isWhole) = TolerantJSON.read(bytes) {
      self = isWhole ? .json(json) : .broken(json, text)
    } else {
      self = .otherText(text)
    }
  }

  /// The reply as far as it is JSON; nil where nothing of it is.
  var readable: JSON? {
    switch self {
    case .json(let json), .broken(let json, _): json
    case .empty, .html, .otherText: nil
    }
  }

  /// Whether it is JSON, but damaged.
  var isBroken: Bool {
    if case .broken = self { true } else { false }
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
