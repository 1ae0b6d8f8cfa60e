/// The most that may be spent.
public struct Budget: Hashable, Sendable {
  /// Millionths of the currency's unit.
  public var micros: Int64
  /// The currency; nil for that of whatever is about to be paid.
  public var currency: String?

  /// Creates a budget.
  public init(micros: Int64, currency: String? = nil) {
    self.micros = micros
    self.currency = currency
  }

  /// Reads `5`, `5.00` or `5.00 EUR`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= 2,
      first.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let amount = Double(first), amount.isFinite, amount <= 1e12
    else { return nil }
    let currency = words.dropFirst().first.map(String.init)
    guard currency?.allSatisfy(\.isLetter) ?? true else { return nil }
    self.init(micros: Int64((amount * 1_000_000).rounded()), currency: currency)
  }

  /// What a budget says of one more payment.
  public enum Verdict: Hashable, Sendable {
    case fits
    /// It would go over.
    case reached
    /// Nobody knows what it costs.
    case unknownPrice
    /// It is paid in another currency, so that nothing can be compared.
    case otherCurrency(String)
  }

  /// Judges one more payment.
  ///
  /// - Parameters:
  ///   - price: what it will probably cost; nil where that is not known.
  ///   - spent: what counts as spent already in the currency of the price, in millionths.
  /// - Returns: whether it fits, or why nobody can say.
  public func verdict(price: Cost?, spent: Int64) -> Verdict {
    guard let price else { return .unknownPrice }
    guard price.micros > 0 else { return .fits }
    if let currency, currency.uppercased() != price.currency.uppercased() {
      return .otherCurrency(price.currency)
    }
    let (total, overflows) = spent.addingReportingOverflow(price.micros)
    return overflows || total > micros ? .reached : .fits
  }
}
