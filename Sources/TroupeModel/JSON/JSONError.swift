/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What was found or missing.
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpected(String)
    case trailingText
    case badEscape
    case controlCharacter
    case badNumber
    case tooDeep(limit: Int)
    case tooLarge(bytes: Int, limit: Int)
  }

  /// What is wrong there.
  public var reason: Reason
  /// The offset in bytes of the place.
  public var offset: Int
  /// The line of the place, from 1.
  public var line: Int
  /// The column of the place in bytes, from 1.
  public var column: Int
}

extension JSONError: CustomStringConvertible {
  /// The reason in words, with the place.
  public var description: String {
    let what =
      switch reason {
      case .unexpectedEnd: "the text ends too early"
      case .unexpected(let found): "unexpected \(found)"
      case .trailingText: "there is more text after the value"
      case .badEscape: "a bad escape in a string"
      case .controlCharacter: "a control character in a string"
      case .badNumber: "a malformed number"
      case .tooDeep(let limit): "more than \(limit) levels of nesting"
      case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than the limit of \(limit)"
      }
    return "\(what) at line \(line), column \(column)"
  }
}
