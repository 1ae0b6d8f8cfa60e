import TroupeModel

/// How fast bytes come, and when they will all be there.
struct TransferMeter: Sendable {
  private var start: ContinuousClock.Instant?
  private var first: Int64 = 0
  private var received: Int64 = 0
  private var expected: Int64?
  private var elapsed: Duration = .zero

  /// Takes over how much has come, at a time.
  mutating func take(
    received: Int64,
    expected: Int64?,
    at now: ContinuousClock.Instant = .now
  ) {
    if start == nil || received < self.received {
      start = now
      first = received
    }
    self.received = received
    self.expected = expected
    elapsed = start.map { $0.duration(to: now) } ?? .zero
  }

  /// From 0 to 1; nil where the whole is not known.
  var fraction: Double? {
    expected.flatMap { $0 > 0 ? min(1, Double(received) / Double($0)) : nil }
  }

  /// Bytes a second; nil at the very beginning.
  var rate: Double? {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    return seconds > 0.2 ? Double(received - first) / seconds : nil
  }

  /// Bytes, rate and time left in words.
  var words: String {
    var parts = [
      expected.map { "\(Amounts.bytes(received)) of \(Amounts.bytes($0))" }
        ?? Amounts.bytes(received)
    ]
    if let rate, rate > 0 {
      parts.append("\(Amounts.bytes(Int64(rate)))/s")
      if let expected, expected > received {
        parts.append("\(Amounts.time(.seconds(Double(expected - received) / rate))) left")
      }
    }
    return parts.joined(separator: "  ")
  }
}
