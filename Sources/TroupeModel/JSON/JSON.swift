/// A JSON value that keeps what other parsers lose: the order of members, the digits of numbers,
/// and members that were written twice (RFC 8259).
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as its digits stood in the text, so that an id of 20 digits survives.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name and its value in an object.
  public struct Member: Hashable, Sendable {
    /// The text before the colon, unescaped.
    public var name: String
    /// What stands after the colon.
    public var value: JSON

    /// Creates a member.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// The value of the first member of that name; nil on anything but an object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The element at that index; nil on anything but an array that has one.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string; nil on anything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements of an array; nil on anything else.
  public var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members of an object; nil on anything else.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The truth value; nil on anything else.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A whole number, also one written as `8.0`; nil on anything else.
  public var int: Int? {
    guard case .number(let digits) = self else { return nil }
    if let value = Int(digits) { return value }
    guard let value = Double(digits), value.rounded() == value, abs(value) < 9e15 else {
      return nil
    }
    return Int(value)
  }

  /// A number; nil on anything else.
  public var double: Double? {
    guard case .number(let digits) = self else { return nil }
    return Double(digits)
  }

  /// The word for the kind of value, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSON {
  /// A number from an integer.
  public static func number(_ value: some BinaryInteger) -> JSON { .number(String(value)) }

  /// A number from a fraction, without a fraction part where it is whole; `null` where it is not finite.
  public static func number(_ value: Double) -> JSON {
    guard value.isFinite else { return .null }
    if value.rounded() == value, abs(value) < 9e15 { return .number(String(Int64(value))) }
    return .number(String(value))
  }

  /// A string, or `null` for nil.
  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a number.
  public init(integerLiteral value: Int) { self = .number(value) }
  /// Creates a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Creates an object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
}
