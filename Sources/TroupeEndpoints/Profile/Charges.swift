import TroupeModel

/// What the number counts by which an endpoint says what it charged.
public struct Charges: Hashable, Sendable {
  /// ISO 4217, or the endpoint's own word.
  public var currency: String
  /// What one of the unit costs.
  public var perUnit: Double
  /// What is counted, such as `quota`.
  public var unit: String

  /// Creates a rate.
  public init(currency: String, perUnit: Double, unit: String) {
    self.currency = currency
    self.perUnit = perUnit
    self.unit = unit
  }

  /// What so many of the unit cost; nil for an amount that nothing costs.
  func cost(of count: Double) -> Cost? {
    Cost(amount: count * perUnit, currency: currency, unit: unit)
  }

  /// A cost that counts the unit, in the currency; any other as it is.
  func converted(_ cost: Cost) -> Cost {
    guard cost.currency.lowercased() == unit.lowercased() else { return cost }
    return self.cost(of: Double(cost.micros) / 1_000_000) ?? cost
  }
}

extension Cost {
  /// An amount in the currency's unit; nil for one that nothing costs: negative, not finite, above a billion.
  init?(amount: Double, currency: String, unit: String) {
    guard amount.isFinite, (0...1e9).contains(amount), !currency.isEmpty else { return nil }
    self.init(
      micros: Int64((amount * 1_000_000).rounded()),
      currency: currency,
      unit: unit
    )
  }
}

extension ProfileNode {
  /// The value read as a rate.
  var charges: Charges? {
    _ = members("the charges", keys: ProfileKeys.charges)
    let currency = required("currency")?.currency
    let perUnit = required("per_unit")?.amount
    let unit = required("unit")?.text
    guard let currency, let perUnit, let unit else { return nil }
    return Charges(currency: currency, perUnit: perUnit, unit: unit)
  }
}
