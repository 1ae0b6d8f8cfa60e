/// The values of rows in one piece of memory, so that whoever writes them has nothing to copy and little to free.
struct PackedValues: Sendable {
  /// One value; a text by where its bytes stand.
  enum Value: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(start: Int, count: Int)
  }

  private(set) var values: [Value] = []
  /// The texts in UTF-8, one behind the other.
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String?) {
    guard var text else {
      values.append(.null)
      return
    }
    text.withUTF8 {
      values.append(.text(start: bytes.count, count: $0.count))
      bytes.append(contentsOf: $0)
    }
  }

  mutating func append(_ number: Double?) {
    values.append(number.map { .real($0) } ?? .null)
  }

  mutating func append(_ number: (some FixedWidthInteger)?) {
    values.append(number.map { .integer(Int64($0)) } ?? .null)
  }
}
