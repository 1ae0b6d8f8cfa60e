import Troupe
import TroupeModel

/// Sizes, times and prices for people.
enum Amounts {
  /// A number of bytes, as `3.2 MB`.
  static func bytes(_ count: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(count)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return unit == 0 ? "\(count) B" : "\(oneDecimal(value)) \(units[unit])"
  }

  /// A length of time, as `4.5 s`, `2 min 5 s` or `1 h 3 min`.
  static func time(_ length: Milliseconds) -> String {
    let seconds = length.seconds
    if seconds < 60 { return "\(oneDecimal(seconds)) s" }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// A number of seconds, as `5 s`.
  static func seconds(_ seconds: Double) -> String { "\(JSON.number(seconds).compact) s" }

  /// A price that was estimated, as `about 0.80 USD`.
  static func cost(_ cost: Cost) -> String {
    cost.unit == "free" ? "free" : "about \(cost.amount)"
  }

  /// What one request cost, as far as anybody knows, as `0.75 USD, charged`.
  static func cost(_ entry: LedgerEntry) -> String? {
    guard let cost = entry.actual ?? entry.estimate else { return nil }
    if cost.unit == "free", cost.micros == 0 { return "free" }
    switch entry.state {
    case .estimated: return self.cost(cost)
    case .refunded: return "nothing: \(cost.amount) was not charged"
    case .unknown: return "\(cost.amount), and nobody knows whether it was charged"
    case .reserved, .charged:
      return entry.actual == nil ? "about \(cost.amount)" : "\(cost.amount), as charged"
    }
  }

  /// An amount in millionths, without its currency.
  static func amount(_ micros: Int64) -> String {
    Cost(micros: micros, currency: "", unit: "").amount
  }

  /// A count with its noun, as `1 look` or `3 looks`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// A number with commas, as `12,345`.
  static func number(_ number: Int) -> String {
    var digits = String(number.magnitude)[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// How many there are in all, as `12` or, where nobody counted on, `10,000+`.
  static func total(_ count: Int, isExact: Bool) -> String {
    number(count) + (isExact ? "" : "+")
  }

  private static func oneDecimal(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return JSON.number(tenths).compact
  }
}
