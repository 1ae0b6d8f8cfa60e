/// Which of many contents are looked at: all, a share, or one of several equal parts.
public struct MediaSample: Hashable, Sendable {
  /// The beginning of the share, from 0 up to but not including 1.
  private var start: Double
  /// How much of all, from 0 to 1.
  public let share: Double

  private init(start: Double, share: Double) {
    self.start = start
    self.share = share
  }

  /// All of them.
  public static let all = MediaSample(start: 0, share: 1)

  /// Reads a share, as `10%`, which begins somewhere else each time; or a part, as `2/5`, the same each time.
  ///
  /// It is nil for anything else, and for a share of nothing or of more than all.
  ///
  /// - Parameters:
  ///   - text: as it is typed.
  ///   - generator: says where a share begins.
  public init?(_ text: String, using generator: inout some RandomNumberGenerator) {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), percent > 0, percent <= 100 else { return nil }
      self.init(start: .random(in: 0..<1, using: &generator), share: percent / 100)
    } else {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let part = Int(parts[0]), let count = Int(parts[1]),
        (1...1000).contains(count), (1...count).contains(part)
      else { return nil }
      self.init(start: Double(part - 1) / Double(count), share: 1 / Double(count))
    }
  }

  /// Whether a content is one of them: its digest says where among all it stands.
  public func contains(_ content: ContentID) -> Bool {
    guard share < 1 else { return true }
    let digits = UInt64(content.description.prefix(12), radix: 16) ?? 0
    let place = Double(digits) / Double(UInt64(1) << 48) - start
    return place >= 0 ? place < share : place + 1 < share
  }
}
