import TroupeModel

/// How far a count is, how fast it goes and when it will be over.
struct CountMeter {
  private let start = ContinuousClock.now
  private var total = 0
  private var done = 0
  private var time = 0.0

  /// Takes over how many are done.
  mutating func take(_ done: Int, of total: Int, at now: ContinuousClock.Instant = .now) {
    self.done = done
    self.total = total
    let length = start.duration(to: now).components
    time = Double(length.seconds) + Double(length.attoseconds) / 1e18
  }

  /// From 0 to 1.
  var fraction: Double? { total > 0 ? min(1, Double(done) / Double(total)) : nil }

  /// Count, rate and time left, as `12,000 of 90,000  31,200/s  3 s left`.
  var words: String {
    var parts = ["\(Amounts.number(done)) of \(Amounts.number(total))"]
    if time > 0.2, done > 0 {
      let rate = Double(done) / time
      parts.append("\(Amounts.number(Int(rate)))/s")
      if done < total {
        parts.append("\(Amounts.time(.seconds(Double(total - done) / rate))) left")
      }
    }
    return parts.joined(separator: "  ")
  }
}
