public import TroupeModel

extension TroupeError {
  /// The words for money and batches; nil for any other error.
  var moneyReport: ErrorReport? {
    switch self {
    case .budgetReached(let scope, let spent, let price, let budget):
      ErrorReport(
        "This would cost \(price.amount), \(Cost.amount(spent, price.currency)) may be spent already, and the "
          + "\(scope.words) is \(budget.words)",
        "Nothing was sent; \(scope.howToRaise)",
        .failed
      )
    case .budgetUnknownPrice(let scope):
      ErrorReport(
        "The \(scope.words) cannot be kept: the profile does not say what this costs",
        "Nothing was sent; write a price into the profile (a model's, or that of the route create_character), or send it all the same with --force",
        .failed
      )
    case .budgetOtherCurrency(let scope, let budget, let currency):
      ErrorReport(
        "The \(scope.words) is \(budget.words), and this is paid in \(currency)",
        "Nothing was sent; give the budget in \(currency), or send it all the same with --force",
        .failed
      )
    case .badBudget(let text):
      ErrorReport(
        "'\(text.terminalSafe)' is no budget",
        "Write an amount, as 5.00 or '5.00 USD'",
        .wrongUsage
      )
    case .batch(let path, let problems):
      ErrorReport(
        "The batch \(path.terminalSafe) cannot be used: \(Self.count(problems, "mistake"))",
        "Nothing was sent; mend the file and run it again",
        .wrongUsage,
        details: problems
      )
    case .batchLimits(let path, let warnings):
      ErrorReport(
        "The endpoint will probably refuse rows of \(path.terminalSafe): \(Self.count(warnings, "warning"))",
        "Nothing was sent; change them, or send them all the same with --force",
        .wrongUsage,
        details: warnings
      )
    case .batchBegun(let path):
      ErrorReport(
        "Another process is asking for the rows of \(path.terminalSafe) right now",
        "Nothing was sent from here; 'troupe watch' follows them",
        .failed
      )
    case .clipLength(let look, let seconds, let endpoint, let allowed):
      ErrorReport(
        "The clip of \(look) is \(Self.short(seconds)) s long, and \(endpoint) takes "
          + "\(Self.short(allowed.lowerBound)) to \(Self.short(allowed.upperBound)) s",
        "Cut one with 'troupe reference add \(look) FILE --from-time 0 --to-time "
          + "\(Self.short(allowed.upperBound))', or send it all the same with --force",
        .wrongUsage
      )
    default: nil
    }
  }

  /// Whether the trouble is one look's alone, so that the others can go on.
  var isAboutOneLook: Bool {
    switch self {
    case .clipLength, .cannotSendFile, .noPlaceForFile, .fileNotFound, .unusableFile, .limits: true
    default: false
    }
  }

  private static func count(_ texts: [String], _ noun: String) -> String {
    "\(texts.count) \(noun)\(texts.count == 1 ? "" : "s")"
  }

  private static func short(_ value: Double) -> String {
    JSON.number((value * 100).rounded() / 100).compact
  }
}

extension BudgetScope {
  fileprivate var words: String { self == .library ? "library's budget" : "budget of this command" }

  fileprivate var howToRaise: String {
    switch self {
    case .library: "raise it with 'troupe settings budget AMOUNT' or take it away with --unset"
    case .command: "give a larger --budget"
    }
  }
}

extension Budget {
  /// The budget for people, as `5.00 USD`.
  public var words: String { Cost.amount(micros, currency ?? "") }
}

extension Cost {
  /// The amount for people, as `0.15 USD`.
  public var amount: String { Self.amount(micros, currency) }

  /// An amount in a currency; small ones with as many digits as they need.
  static func amount(_ micros: Int64, _ currency: String) -> String {
    let cents = (micros.magnitude + 5000) / 10_000
    let isSmall = micros != 0 && cents == 0
    let text: String
    if isSmall {
      text = JSON.number(Double(micros) / 1_000_000).compact
    } else {
      let rest = cents % 100
      text = "\(micros < 0 ? "-" : "")\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
    return currency.isEmpty ? text : "\(text) \(currency)"
  }
}
