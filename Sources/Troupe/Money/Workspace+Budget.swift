import TroupeCatalog
import TroupeMedia
import TroupeModel

extension Workspace {
  /// The library's budget; nil where none is set.
  func libraryBudget(_ reader: CatalogReader) throws -> Budget? {
    let name = SettingName.budget.rawValue
    let text =
      try reader.setting(name)
      ?? manifest.settings[name].flatMap { value in
        value.text ?? value.double.map { JSON.number($0).compact }
      }
    guard let text, !text.isEmpty else { return nil }
    // A budget that cannot be read must not become no budget.
    guard let budget = Budget(text) else {
      throw TroupeError.badSetting(
        name: name,
        value: text,
        expected: SettingName.budget.expected
      )
    }
    return budget
  }

  /// Refuses what would go over a budget; asked again in the transaction in which an attempt begins.
  ///
  /// All that may have been charged counts as spent: at what the endpoint said that it charged, else at the estimate.
  ///
  /// - Parameters:
  ///   - prices: what is about to be paid; nil for a price that nobody knows.
  ///   - limit: the command's own.
  ///   - reader: the catalog as it is in the transaction.
  /// - Throws: `TroupeError.budgetReached`, `.budgetUnknownPrice` or `.budgetOtherCurrency`.
  func checkBudget(
    _ prices: [Cost?],
    _ limit: SpendingLimit,
    _ reader: CatalogReader
  ) throws {
    if let budget = try libraryBudget(reader) {
      try check(prices, budget, .library, allowsUnknown: limit.allowsUnknown) {
        try reader.spent(in: $0)
      }
    }
    if let budget = limit.budget {
      let begun = limit.begun
      try check(prices, budget, .command, allowsUnknown: limit.allowsUnknown) {
        try reader.spent(in: $0, of: begun)
      }
    }
  }

  /// Why a budget would stop a payment, in a sentence; nil where it fits.
  func budgetRemark(
    _ prices: [Cost?],
    _ limit: SpendingLimit,
    _ reader: CatalogReader
  ) throws -> String? {
    do { try checkBudget(prices, limit, reader) } catch let error as TroupeError {
      return ErrorReport(of: error).message
    }
    return nil
  }

  private func check(
    _ prices: [Cost?],
    _ budget: Budget,
    _ scope: BudgetScope,
    allowsUnknown: Bool,
    spent: (String) throws -> Int64
  ) throws {
    var totals: [String: Cost] = [:]
    for price in prices {
      guard let price else {
        guard allowsUnknown else { throw TroupeError.budgetUnknownPrice(scope) }
        continue
      }
      totals[price.currency, default: Cost(micros: 0, currency: price.currency, unit: price.unit)]
        .micros += price.micros
    }
    for total in totals.values.sorted(by: { $0.currency < $1.currency }) {
      let before = try spent(total.currency)
      switch budget.verdict(price: total, spent: before) {
      case .fits: break
      case .reached:
        throw TroupeError.budgetReached(scope, spent: before, price: total, budget: budget)
      case .otherCurrency(let currency):
        guard allowsUnknown else {
          throw TroupeError.budgetOtherCurrency(scope, budget: budget, currency: currency)
        }
      case .unknownPrice: break
      }
    }
  }
}

/// Whose budget it is.
public enum BudgetScope: Sendable, Hashable {
  case library, command
}
