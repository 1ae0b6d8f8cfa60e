import FoundationEssentials
public import TroupeModel

extension Milliseconds {
  /// The time by the system's clock.
  public static func now() -> Milliseconds { seconds(Date().timeIntervalSince1970) }

  /// The time as ISO 8601 in UTC with milliseconds.
  public var iso8601: String {
    Date(timeIntervalSince1970: seconds)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// The time as `2026-11-22 17:09` in the local time zone.
  public var localMinute: String {
    var style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
    style = style.year().month().day().time(includingFractionalSeconds: false)
    return String(Date(timeIntervalSince1970: seconds).formatted(style).prefix(16))
  }
}
