import TroupeCatalog
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Refuses what would go over the library's budget; asked again in the transaction in which an attempt begins.
  ///
  /// All that may have been charged counts as spent at its estimate; what has no known price counts nothing.
  func checkBudget(_ price: Int64?, _ reader: CatalogReader) throws {
    guard let price, price > 0,
      let text = try reader.setting(SettingName.budget.rawValue)
        ?? manifest.settings[SettingName.budget.rawValue]?.text,
      let budget = Double(text)
    else { return }
    let limit = Int64((budget * 1_000_000).rounded())
    let spent = try reader.possiblySpentMicros()
    guard spent + price <= limit else {
      throw TroupeError.budgetReached(spent: spent, price: price, budget: limit)
    }
  }
}
