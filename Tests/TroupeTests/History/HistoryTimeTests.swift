import Foundation
import TestSupport
import Testing
import TroupeModel

@testable import Troupe

@Suite struct HistoryTimeTests {
  private let zone = TimeZone(identifier: "Europe/Berlin") ?? .current

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-05-01T12:00:00Z", 1_777_636_800_000),
    ("2026-05-01T12:00:00.5Z", 1_777_636_800_500),
    ("2026-05-01t12:00:00,123456z", 1_777_636_800_123),
    ("2026-05-01T14:00:00+02:00", 1_777_636_800_000), ("2026-05-01T14:00+0200", 1_777_636_800_000),
    ("2026-05-01 02:00:00 -10", 1_777_636_800_000), ("1969-12-31T23:59:59.999Z", -1),
    // Without a zone it is the local time: summer and winter.
    ("2026-05-01 14:00", 1_777_636_800_000), ("2026-01-01 01:00", 1_767_225_600_000),
    ("2026-01-01", 1_767_222_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000),
    ("2016-12-31T23:59:60Z", 1_483_228_799_999),
  ])
  func `a time of ISO 8601 is read`(text: String, value: Int64) {
    #expect(HistoryTime.parse(text, zone)?.value == value)
  }

  @Test(arguments: [
    "", "2026", "2026-05", "2026-13-01", "2026-02-29", "2026-05-01T", "2026-05-01T24:00", "x",
    "2026-05-01T12:60", "2026-05-01T12:00:00.Z", "2026-05-01T12:00:00Zx", "26-05-01", "1777636800",
    "2026-05-01T12:00:00+2:00", "2026-5-1", "1899-12-31", "２０２６-05-01", "2026-05-01T12:00:00Z\u{0}",
  ])
  func `what is no time is none`(text: String) {
    #expect(HistoryTime.parse(text, zone) == nil)
  }

  @Test func `what is written is read again`() {
    let seed = UInt64.random(in: 0...(.max))
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      let time = Milliseconds(
        Int64.random(in: -2_000_000_000_000...4_000_000_000_000, using: &random)
      )
      #expect(HistoryTime.parse(time.iso8601, zone) == time, "seed \(seed): \(time.iso8601)")
      let minute = Milliseconds(time.value / 60_000 * 60_000)
      var style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone)
      style = style.year().month().day().time(includingFractionalSeconds: false)
      let local = Date(timeIntervalSince1970: minute.seconds).formatted(style)
      let again = HistoryTime.parse(local, zone)
      // In the hour that comes twice the text does not say which.
      let distance = again.map { abs($0.value - minute.value) }
      #expect(distance == 0 || distance == 3_600_000, "seed \(seed): \(local)")
    }
  }
}
