public import TroupeModel

/// A batch of which every row is known to be right, and of which nothing was sent.
public struct BatchPlan: Sendable {
  /// The path as typed.
  public var path: String
  /// The rows that are to be asked for, in their order.
  public var plans: [GenerationPlan]
  /// Those that an earlier run has recorded and not sent yet.
  public var waiting: [ItemID]
  /// Those of an earlier run of which nobody can know whether they were accepted.
  public var undecided: [ItemID] = []
  /// How many rows an earlier run has sent.
  public var done: Int
  /// Why the endpoint will probably refuse rows, a sentence each.
  public var warnings: [String] = []
  /// Why a budget would stop the new rows; nil where they fit.
  public var budgetRemark: String?

  /// Whether nothing is left to do.
  public var isDone: Bool { plans.isEmpty && waiting.isEmpty && undecided.isEmpty }

  /// What the new rows will probably cost, a sum for each currency.
  public var totals: [Cost] {
    var sums: [String: Cost] = [:]
    for estimate in plans.compactMap(\.generation.estimate) {
      sums[estimate.currency, default: Cost(micros: 0, currency: estimate.currency, unit: "call")]
        .micros += estimate.micros
    }
    return sums.values.sorted { $0.currency < $1.currency }
  }

  /// How many of the new rows nobody knows the price of.
  public var withoutPrice: Int { plans.count { $0.generation.estimate == nil } }

  /// The plan as JSON.
  public var json: JSON {
    [
      "rows": .array(plans.map(\.json)), "total": .number(plans.count),
      "waiting": .number(waiting.count), "undecided": .number(undecided.count),
      "done": .number(done), "warnings": .array(warnings.map(JSON.string)),
      "budget": .optional(budgetRemark),
      "cost": .array(
        totals.map {
          [
            "amount": .number(Double($0.micros) / 1_000_000), "currency": .string($0.currency),
          ]
        }
      ),
      "without_price": .number(withoutPrice),
    ]
  }
}

/// What a batch tells while it works.
public enum BatchEvent: Sendable {
  /// Everything is right, and sending begins.
  case planned(BatchPlan)
  case sending(number: Int, of: Int, Generation)
  /// A row was accepted, refused, or waits; the sentence says why where it is not accepted.
  case sent(number: Int, of: Int, Generation, String?)
  /// The endpoint asked for patience until then.
  case waiting(until: Milliseconds)
}

/// What came of a batch.
public struct BatchOutcome: Sendable {
  /// The generations of all rows, in their order.
  public var generations: [GenerationSheet]
  /// How many rows an earlier run had sent.
  public var done: Int
  /// Why the rest was not sent; it waits, or was given up, as its status says.
  public var stopped: ErrorReport?

  /// The generations as JSON.
  public var json: JSON {
    [
      "generations": .array(generations.map(\.json)), "total": .number(generations.count),
      "done": .number(done), "stopped": .optional(stopped?.message),
    ]
  }
}
