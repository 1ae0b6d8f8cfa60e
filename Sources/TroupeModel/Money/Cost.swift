/// An amount of money, said by a profile or by an endpoint.
public struct Cost: Hashable, Sendable {
  /// Millionths of the currency's unit.
  public var micros: Int64
  /// ISO 4217, or the endpoint's own word such as `quota`.
  public var currency: String
  /// What it is counted by: `second`, `call`, `quota`, `free`.
  public var unit: String

  /// Creates a cost.
  public init(micros: Int64, currency: String, unit: String) {
    self.micros = micros
    self.currency = currency
    self.unit = unit
  }
}
