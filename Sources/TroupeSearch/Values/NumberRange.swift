/// A number or a range of numbers as typed: `5`, `5..15`, `5..`, `..15`, `>5`, `>=5`, `<5`, `<=5`.
///
/// Numbers are whole in a small unit, such as milliseconds, so that nothing is rounded.
public struct NumberRange: Hashable, Sendable {
  /// The least, in the small unit; nil where there is none.
  public let lower: Int64?
  /// The greatest, in the small unit; nil where there is none.
  public let upper: Int64?
  private let typed: String

  /// Reads a range.
  ///
  /// - Parameters:
  ///   - text: as typed.
  ///   - digits: how many may stand after the point; one of the last of them is the small unit.
  ///   - expected: what the field takes, for the error.
  ///   - example: for the error.
  /// - Throws: why the text is no range of numbers.
  init(
    _ text: String,
    digits: Int,
    expected: String,
    example: String
  ) throws(FieldProblem) {
    func number(_ text: Substring) throws(FieldProblem) -> Int64 {
      guard let value = Self.number(text, digits: digits) else {
        throw .malformed(expected: expected, example: example)
      }
      return value
    }
    var least: Int64?
    var greatest: Int64?
    if let dots = text.firstRange(of: "..") {
      let (from, to) = (text[..<dots.lowerBound], text[dots.upperBound...])
      guard !from.isEmpty || !to.isEmpty else {
        throw .malformed(expected: expected, example: example)
      }
      least = from.isEmpty ? nil : try number(from)
      greatest = to.isEmpty ? nil : try number(to)
      typed = Self.text(least, digits) + ".." + Self.text(greatest, digits)
    } else if text.hasPrefix(">=") {
      least = try number(text.dropFirst(2))
      typed = Self.text(least, digits) + ".."
    } else if text.hasPrefix("<=") {
      greatest = try number(text.dropFirst(2))
      typed = ".." + Self.text(greatest, digits)
    } else if text.hasPrefix(">") {
      let bound = try number(text.dropFirst())
      least = bound + 1
      typed = ">" + Self.text(bound, digits)
    } else if text.hasPrefix("<") {
      let bound = try number(text.dropFirst())
      greatest = bound - 1
      typed = "<" + Self.text(bound, digits)
    } else {
      least = try number(text[...])
      greatest = least
      typed = Self.text(least, digits)
    }
    if let least, let greatest, least > greatest { throw .upsideDown }
    lower = least
    upper = greatest
  }

  /// As it is typed, in one way for each meaning.
  var text: String { typed }

  /// Whether a number is in the range; one that is not known never is.
  func contains(_ value: Int64?) -> Bool {
    guard let value else { return false }
    return (lower.map { value >= $0 } ?? true) && (upper.map { value <= $0 } ?? true)
  }

  /// A number with up to twelve digits before the point.
  private static func number(_ text: Substring, digits: Int) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...12).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (1...max(1, digits)).contains(fraction.utf8.count),
      parts.count == 1 || digits > 0
    else { return nil }
    let padded = fraction + String(repeating: "0", count: digits - fraction.utf8.count)
    return Int64(parts[0] + padded)
  }

  private static func text(_ value: Int64?, _ digits: Int) -> String {
    guard let value else { return "" }
    let plain = String(value)
    guard digits > 0 else { return plain }
    let padded = String(repeating: "0", count: max(0, digits + 1 - plain.count)) + plain
    var fraction = padded.suffix(digits)
    while fraction.last == "0" { fraction.removeLast() }
    return padded.dropLast(digits) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
