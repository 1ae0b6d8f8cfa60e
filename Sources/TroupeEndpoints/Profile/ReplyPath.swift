import TroupeModel

/// The place of a value in a reply, such as `data.data.video_url`.
///
/// A list on the way or at the end stands for its elements in their order, and a text on the way that holds JSON
/// for that JSON.
public struct ReplyPath: Hashable, Sendable, CustomStringConvertible {
  /// The names of the members from the outside in; at least one.
  public let names: [String]

  /// Reads names joined by dots; nil where one is empty.
  public init?(_ text: String) {
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }) else { return nil }
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

extension ProfileNode {
  /// The value read as an ordered list of places.
  var replyPaths: [ReplyPath] {
    elements.compactMap { element in
      guard let text = element.text else { return nil }
      if let path = ReplyPath(text) { return path }
      element.problem("'\(text)' is no path: names joined by dots, such as data.id")
      return nil
    }
  }
}
