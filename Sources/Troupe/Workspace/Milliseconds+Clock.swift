import FoundationEssentials
public import TroupeModel

extension Milliseconds {
  /// The time by the system's clock.
  public static func now() -> Milliseconds { seconds(Date().timeIntervalSince1970) }

  /// The time as ISO 8601 in UTC with milliseconds.
  ///
  /// Not by a `Date`, whose fractions of a second are not exact and are cut where they are written.
  public var iso8601: String {
    let perDay: Int64 = 86_400_000
    let day = value >= 0 ? value / perDay : (value - perDay + 1) / perDay
    let rest = Int(value - day * perDay)
    let date = CivilDate(day: Int(day))
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number.magnitude)
      return (number < 0 ? "-" : "")
        + String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2) + "T"
      + digits(rest / 3_600_000, 2) + ":" + digits(rest / 60_000 % 60, 2) + ":"
      + digits(rest / 1000 % 60, 2) + "." + digits(rest % 1000, 3) + "Z"
  }

  /// The time as `2026-11-22 17:09` in the local time zone.
  public var localMinute: String {
    var style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
    style = style.year().month().day().time(includingFractionalSeconds: false)
    return String(Date(timeIntervalSince1970: seconds).formatted(style).prefix(16))
  }
}
