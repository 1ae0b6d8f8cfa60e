import FoundationEssentials
import TroupeModel

/// Reads points in time as histories hold them, without the formatters of Foundation: there may be a million.
enum HistoryTime {
  /// Reads `2026-05-01T12:00:00.123Z` and its like.
  ///
  /// A blank may stand for the `T`. The seconds and what follows them may be missing. An offset such as `+02:00` may
  /// stand for the `Z`; with neither it is a time of the time zone. A day alone is its beginning.
  static func parse(_ text: String, _ timeZone: TimeZone) -> Milliseconds? {
    var reader = Reader(Array(text.utf8))
    guard let year = reader.number(4), (1900...9999).contains(year), reader.skip("-"),
      let month = reader.number(2), reader.skip("-"), let day = reader.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var milliseconds = 0
    var offset: Int?
    if reader.skip("T") || reader.skip("t") || reader.skip(" ") {
      guard let hour = reader.number(2), hour < 24, reader.skip(":"),
        let minute = reader.number(2), minute < 60
      else { return nil }
      milliseconds = (hour * 60 + minute) * 60_000
      if reader.skip(":") {
        // A leap second is the last millisecond before it, as in POSIX.
        guard let second = reader.number(2), second <= 60 else { return nil }
        milliseconds += second == 60 ? 59_999 : second * 1000
        if reader.skip(".") || reader.skip(",") {
          guard let fraction = reader.thousandths() else { return nil }
          if second < 60 { milliseconds += fraction }
        }
      }
      _ = reader.skip(" ")
      if reader.skip("Z") || reader.skip("z") {
        offset = 0
      } else if let sign = reader.sign() {
        guard let hours = reader.number(2), hours <= 18 else { return nil }
        _ = reader.skip(":")
        let minutes = reader.isOver ? 0 : reader.number(2)
        guard let minutes, minutes < 60 else { return nil }
        offset = sign * (hours * 60 + minutes) * 60_000
      }
    }
    guard reader.isOver else { return nil }
    let wall = date.number * 86_400_000 + milliseconds
    if let offset { return Milliseconds(Int64(wall - offset)) }
    // The offset of the time zone depends on the time that is looked for; the second look is right but in a gap.
    var time = wall - difference(timeZone, wall)
    time = wall - difference(timeZone, time)
    return Milliseconds(Int64(time))
  }

  private static func difference(_ timeZone: TimeZone, _ time: Int) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time) / 1000)) * 1000
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isOver: Bool { position == bytes.count }

    mutating func digit() -> Int? {
      guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
      position += 1
      return Int(bytes[position - 1]) - 0x30
    }

    mutating func number(_ count: Int) -> Int? {
      var number = 0
      for _ in 0..<count {
        guard let digit = digit() else { return nil }
        number = number * 10 + digit
      }
      return number
    }

    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
      position += 1
      return true
    }

    mutating func sign() -> Int? { skip("+") ? 1 : skip("-") ? -1 : nil }

    /// The digits behind the point; those behind the third are dropped.
    mutating func thousandths() -> Int? {
      var value = 0
      var count = 0
      while let digit = digit() {
        if count < 3 { value = value * 10 + digit }
        count += 1
      }
      guard count > 0 else { return nil }
      return value * (count == 1 ? 100 : count == 2 ? 10 : 1)
    }
  }
}
