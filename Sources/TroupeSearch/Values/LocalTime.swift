import FoundationEssentials
import TroupeModel

/// A point in time as typed: a year, month, day, hour or minute, or so long ago.
struct LocalTime: Hashable, Sendable {
  /// The parts that were typed.
  enum Form: Hashable, Sendable {
    /// Year, month, day, hour, minute: one to five of them.
    case date([Int])
    /// So many units ago.
    case ago(Int, Unit)
    case today, yesterday
  }

  /// A unit of relative times.
  enum Unit: Character, CaseIterable, Sendable {
    case hour = "h", day = "d", week = "w", month = "m", year = "y"

    /// About how many hours it has, to compare two.
    var hours: Int {
      switch self {
      case .hour: 1
      case .day: 24
      case .week: 168
      case .month: 730
      case .year: 8766
      }
    }
  }

  let form: Form

  /// Reads a point in time.
  init(_ text: String) throws(FieldProblem) {
    let folded = text.lowercased()
    if folded == "today" || folded == "yesterday" {
      form = folded == "today" ? .today : .yesterday
    } else if folded.hasPrefix("-") {
      guard let last = folded.last, let unit = Unit(rawValue: last), folded.utf8.count <= 7,
        let count = Self.number(folded.dropFirst().dropLast())
      else { throw Self.malformed }
      guard count * unit.hours <= 120 * Unit.year.hours else {
        throw .impossible("a time more than 120 years ago")
      }
      form = .ago(count, unit)
    } else {
      form = .date(try Self.parts(folded))
    }
  }

  static let malformed = FieldProblem.malformed(
    expected: "a day, a month, a year or a time ago",
    example: "created:2026-11-30, created:2026-11, created:-2w.. or created:2026-01-01..2026-02-01"
  )

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func parts(_ text: String) throws(FieldProblem) -> [Int] {
    let halves = text.split(separator: "t", omittingEmptySubsequences: false)
    var words = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count <= 2, (1...3).contains(words.count) else { throw malformed }
    if halves.count == 2 {
      let time = halves[1].split(separator: ":", omittingEmptySubsequences: false)
      guard words.count == 3, (1...2).contains(time.count) else { throw malformed }
      words += time
    }
    var parts: [Int] = []
    for (index, word) in words.enumerated() {
      guard word.utf8.count == (index == 0 ? 4 : 2), let number = number(word) else {
        throw malformed
      }
      parts.append(number)
    }
    guard parts[0] >= 1900 else { throw .impossible("a year before 1900") }
    if parts.count > 1, !(1...12).contains(parts[1]) { throw .impossible("a month") }
    if parts.count > 2, !(1...days(parts[0], parts[1])).contains(parts[2]) {
      throw .impossible("a day")
    }
    if parts.count > 3, parts[3] > 23 || (parts.count > 4 && parts[4] > 59) {
      throw .impossible("a time")
    }
    return parts
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// As it is typed.
  var text: String {
    switch form {
    case .today: return "today"
    case .yesterday: return "yesterday"
    case .ago(let count, let unit): return "-\(count)\(unit.rawValue)"
    case .date(let parts):
      let words = parts.enumerated().map { index, part in
        let plain = String(part)
        return String(repeating: "0", count: max(0, (index == 0 ? 4 : 2) - plain.count)) + plain
      }
      let date = words.prefix(3).joined(separator: "-")
      return words.count > 3 ? date + "T" + words.dropFirst(3).joined(separator: ":") : date
    }
  }

  /// Whether it is surely after another, whatever time it is now.
  func isAfter(_ other: LocalTime) -> Bool {
    switch (form, other.form) {
    case (.date(let mine), .date(let theirs)):
      let count = min(mine.count, theirs.count)
      return theirs.prefix(count).lexicographicallyPrecedes(mine.prefix(count))
    case (.ago(let mine, let unit), .ago(let theirs, let otherUnit)) where unit == otherUnit:
      return mine < theirs
    case (.ago(let mine, let unit), .ago(let theirs, let otherUnit)):
      return mine * unit.hours * 3 < theirs * otherUnit.hours * 2
    case (.today, .yesterday): return true
    default: return false
    }
  }

  /// The time that is meant, from its first millisecond to the first after it.
  func span(now: Milliseconds, timeZone: TimeZone) -> Range<Int64> {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let today = Date(timeIntervalSince1970: now.seconds)
    switch form {
    case .today: return Self.day(today, calendar)
    case .yesterday: return Self.day(Self.adding(-1, .day, to: today, calendar), calendar)
    case .ago(let count, .hour):
      let time = now.value - Int64(count) * 3_600_000
      return time..<(time + 3_600_000)
    case .ago(let count, let unit):
      let component: Calendar.Component =
        switch unit {
        case .hour, .day: .day
        case .week: .weekOfYear
        case .month: .month
        case .year: .year
        }
      return Self.day(Self.adding(-count, component, to: today, calendar), calendar)
    case .date(let parts):
      let names: [Calendar.Component] = [.year, .month, .day, .hour, .minute]
      var date = DateComponents()
      date.year = parts[0]
      date.month = parts.count > 1 ? parts[1] : 1
      date.day = parts.count > 2 ? parts[2] : 1
      date.hour = parts.count > 3 ? parts[3] : 0
      date.minute = parts.count > 4 ? parts[4] : 0
      guard let start = calendar.date(from: date) else { return 0..<0 }
      let end = Self.adding(1, names[parts.count - 1], to: start, calendar)
      return Self.range(start, end)
    }
  }

  private static func day(_ date: Date, _ calendar: Calendar) -> Range<Int64> {
    let start = calendar.startOfDay(for: date)
    return range(start, calendar.startOfDay(for: adding(1, .day, to: start, calendar)))
  }

  private static func adding(
    _ count: Int,
    _ component: Calendar.Component,
    to date: Date,
    _ calendar: Calendar
  ) -> Date {
    calendar.date(byAdding: component, value: count, to: date) ?? date
  }

  private static func range(_ start: Date, _ end: Date) -> Range<Int64> {
    let first = Milliseconds.seconds(start.timeIntervalSince1970).value
    return first..<max(first, Milliseconds.seconds(end.timeIntervalSince1970).value)
  }
}
