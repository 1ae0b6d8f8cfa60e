import Foundation

/// Times of one thing done often, in milliseconds.
struct Timings {
  private(set) var values: [Double] = []

  mutating func add(_ milliseconds: Double) { values.append(milliseconds) }
  mutating func add(_ others: Timings) { values += others.values }

  var count: Int { values.count }
  var median: Double { share(0.5) }
  var most: Double { values.max() ?? .nan }

  /// The time within which this share of them stayed, such as 0.99.
  func share(_ share: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

extension Double {
  /// With as many digits as say something: `0.42`, `7.3`, `112`; a dash where it is no number.
  var short: String {
    guard isFinite else { return "–" }
    return String(format: self < 1 ? "%.2f" : self < 20 ? "%.1f" : "%.0f", self)
  }
}

extension Double {
  /// With two digits behind the point.
  var precise: String { String(format: "%.2f", self) }
}

extension Int {
  /// With commas between the thousands.
  var grouped: String {
    var text = String(magnitude)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return (self < 0 ? "-" : "") + text
  }
}
