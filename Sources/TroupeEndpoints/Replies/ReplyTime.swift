public import TroupeModel

/// Reads the times that endpoints write: seconds, milliseconds, ISO 8601, and the dates of HTTP fields.
public enum ReplyTime {
  /// A point in time from a number of seconds or, above 10^11, of milliseconds, also within a text, or from ISO 8601.
  public static func moment(_ json: JSON) -> Milliseconds? {
    switch json {
    case .number(let digits): return Double(digits).flatMap(moment)
    case .string(let text): return Double(text).map(moment) ?? iso8601(text)
    default: return nil
    }
  }

  private static func moment(_ value: Double) -> Milliseconds? {
    guard value > 0, value < 1e14 else { return nil }
    return value > 1e11 ? Milliseconds(Int64(value)) : .seconds(value)
  }

  /// A time such as `2024-02-28T12:00:00.5+08:00`; without a zone it is UTC.
  public static func iso8601(_ text: String) -> Milliseconds? {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), reader.skip("T") || reader.skip(" "),
      let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2)
    else { return nil }
    let second = reader.skip(":") ? reader.number(2) : 0
    let fraction = reader.skip(".") ? reader.fraction() : 0
    guard let second, let fraction, let zone = reader.zone(), reader.isAtEnd,
      let time = utc(year, month, day, hour, minute, second)
    else { return nil }
    return Milliseconds(time.value + fraction - zone)
  }

  /// A date such as `Wed, 28 Feb 2024 12:00:00 GMT` (RFC 9110, 5.6.7).
  public static func httpDate(_ text: String) -> Milliseconds? {
    let parts = text.split(separator: " ")
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard parts.count == 6, parts[5].uppercased() == "GMT", let day = Int(parts[1]),
      let month = months.firstIndex(of: parts[2].lowercased()), let year = Int(parts[3])
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    return utc(year, month + 1, day, clock[0], clock[1], clock[2])
  }

  /// A time in UTC of the Gregorian calendar; nil where there is no such time.
  private static func utc(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ hour: Int,
    _ minute: Int,
    _ second: Int
  ) -> Milliseconds? {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return Milliseconds(Int64(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
  }
}

/// Reads the digits of a time from the left.
private struct DigitReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Character) -> Bool {
    guard rest.first?.uppercased() == String(character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(count)
    return Int(digits)
  }

  /// The digits after the point, in milliseconds.
  mutating func fraction() -> Int64? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    guard !digits.isEmpty else { return nil }
    return Int64((digits + "00").prefix(3))
  }

  /// The distance from UTC in milliseconds.
  mutating func zone() -> Int64? {
    if rest.isEmpty || skip("Z") { return 0 }
    let sign: Int64 = skip("+") ? 1 : -1
    guard sign == 1 || skip("-"), let hours = number(2) else { return nil }
    _ = skip(":")
    let minutes = rest.isEmpty ? 0 : number(2)
    guard let minutes else { return nil }
    return sign * Int64(hours * 60 + minutes) * 60_000
  }
}
