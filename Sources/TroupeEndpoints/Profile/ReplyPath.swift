import TroupeModel

/// The place of a value in a reply, such as `data.data.video_url`.
///
/// A list on the way or at the end stands for its elements in their order, or for one of them where a number follows; and
/// a text on the way that holds JSON for that JSON.
public struct ReplyPath: Hashable, Sendable, CustomStringConvertible {
  /// The names of the members from the outside in; at least one.
  public let names: [String]

  /// Reads names joined by dots; nil where one is empty, or holds anything but letters, digits, underscores and hyphens.
  public init?(_ text: String) {
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isOfName) }) else { return nil }
    self.names = names
  }

  /// The names joined by dots.
  public var description: String { names.joined(separator: ".") }

  /// Every value at this place; more than one where a list is on the way or a member is written twice.
  func values(in json: JSON) -> [JSON] {
    var values = [json]
    for name in names { values = values.flatMap { Self.members(name, of: $0, depth: 0) } }
    return values.flatMap { $0.elements ?? [$0] }
  }

  private static func members(_ name: String, of json: JSON, depth: Int) -> [JSON] {
    guard depth < 8 else { return [] }
    switch json {
    case .object(let members): return members.filter { $0.name == name }.map(\.value)
    case .array(let elements):
      if let index = Int(name) { return elements.indices.contains(index) ? [elements[index]] : [] }
      return elements.prefix(64).flatMap { Self.members(name, of: $0, depth: depth + 1) }
    case .string(let text):
      return JSON(within: text).map { Self.members(name, of: $0, depth: depth + 1) } ?? []
    default: return []
    }
  }
}

extension JSON {
  /// The object or list that a text holds; nil for any other text.
  init?(within text: String) {
    guard let first = text.utf8.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    if let json = try? JSON(parsing: text, limits: .reply) {
      self = json
    } else if let (json, isWhole) = TolerantJSON.read(Array(text.utf8)), isWhole {
      self = json
    } else {
      return nil
    }
  }
}

extension JSON.Limits {
  /// As large as a reply may be: an id in it may be paid for.
  static let reply = JSON.Limits(bytes: 8 << 20)
}

extension ReplyPath {
  /// Whether a name may hold it.
  fileprivate static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }

  /// The place that was probably meant by a text in another notation, such as `$.data[0].id` or `/data/id`.
  fileprivate static func meant(by text: String) -> String? {
    var plain = ""
    var rest = text.replacing("->", with: ".")[...]
    while let open = rest.firstIndex(of: "[") {
      plain += rest[..<open]
      let inner = rest[rest.index(after: open)...].prefix { $0 != "]" }
      // A list stands for its elements: the first of them needs no number.
      if inner.contains(where: { $0.isLetter || "123456789".contains($0) }) { plain += "." + inner }
      plain += "."
      rest = rest[inner.endIndex...].dropFirst()
    }
    let names = (plain + rest).split { !isOfName($0) }
    return names.isEmpty ? nil : names.joined(separator: ".")
  }
}

extension ProfileNode {
  /// The value read as an ordered list of places.
  var replyPaths: [ReplyPath] {
    elements.compactMap { element in
      guard let text = element.text else { return nil }
      if let path = ReplyPath(text) { return path }
      element.complainOfPath(text)
      return nil
    }
  }

  private func complainOfPath(_ text: String) {
    let message =
      "'\(text)' is no path: names of letters, digits, _ and - joined by dots, such as data.id"
    let suggestion = ReplyPath.meant(by: text)
    // The schema's pattern does not tell letters outside ASCII from signs.
    let isOfForm = text.unicodeScalars.contains { scalar in
      scalar.properties.isWhitespace
        || (scalar.isASCII && scalar != "." && !ReplyPath.isOfName(Character(scalar)))
    }
    let hasEmptyName = text.split(separator: ".", omittingEmptySubsequences: false).contains("")
    if isOfForm || hasEmptyName {
      problem(message, suggestion: suggestion)
    } else {
      misfit(message, suggestion: suggestion)
    }
  }
}
