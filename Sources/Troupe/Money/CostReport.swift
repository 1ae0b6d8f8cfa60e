public import TroupeModel

/// What costs are added up by.
public enum CostGrouping: String, Sendable, CaseIterable {
  case character, endpoint, model, month, project
}

/// What was spent on one group, in one currency.
public struct CostLine: Sendable, Hashable {
  /// The handle, the endpoint, the model, `2026-11`, or the project; empty for what belongs to none.
  public var group: String
  /// The currency; empty where no amount is known.
  public var currency: String
  /// How many paid requests.
  public var requests: Int
  /// Of those, how many nobody knows the price of.
  public var withoutPrice: Int
  /// What the profile said, in millionths.
  public var estimated: Int64
  /// What the endpoint said that it charged, in millionths.
  public var actual: Int64
  /// What counts as spent: the actual amount where it is known, else the estimate, in millionths.
  public var spent: Int64
  /// Of that, what nobody knows whether it was charged, in millionths.
  public var unknown: Int64
  /// How many of the requests are videos that were kept: stored, and rated 4 or more.
  public var kept: Int

  /// What a kept video cost, with all that was not kept, in millionths; nil where none was.
  public var perKept: Int64? { kept > 0 ? spent / Int64(kept) : nil }
}

/// What was spent.
public struct CostReport: Sendable {
  /// By what it is added up.
  public var grouping: CostGrouping
  /// Largest spending first.
  public var lines: [CostLine]
  /// All together, a line for each currency.
  public var totals: [CostLine]
  /// How many of the generations have no record of a charge: what was imported, and what was never sent.
  public var withoutRecord: Int
  /// Whether there are no more than that.
  public var isWithoutRecordExact: Bool
}

extension CostLine {
  init(group: String, currency: String) {
    self.group = group
    self.currency = currency
    requests = 0
    withoutPrice = 0
    estimated = 0
    actual = 0
    spent = 0
    unknown = 0
    kept = 0
  }

  /// The line as JSON; amounts are in units of the currency.
  public var json: JSON {
    func units(_ micros: Int64) -> JSON { .number(Double(micros) / 1_000_000) }
    return [
      "group": .string(group), "currency": .string(currency), "requests": .number(requests),
      "without_price": .number(withoutPrice), "estimated": units(estimated),
      "actual": units(actual), "spent": units(spent), "unknown": units(unknown),
      "kept": .number(kept), "per_kept": perKept.map(units) ?? .null,
    ]
  }
}

extension CostReport {
  /// The report as JSON.
  public var json: JSON {
    [
      "by": .string(grouping.rawValue), "costs": .array(lines.map(\.json)),
      "totals": .array(totals.map(\.json)), "total": .number(lines.count),
      "without_record": .number(withoutRecord),
    ]
  }
}
