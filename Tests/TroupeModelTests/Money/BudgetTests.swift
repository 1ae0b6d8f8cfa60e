import Testing
import TroupeModel

/// What a budget says of one more payment.
struct BudgetTests {
  @Test(
    arguments: [
      ("5", 5_000_000, nil), ("5.00", 5_000_000, nil), ("0.15 USD", 150_000, "USD"),
      ("500 CNY", 500_000_000, "CNY"), ("0", 0, nil),
    ] as [(String, Int64, String?)]
  )
  func `an amount is read, with its currency`(text: String, micros: Int64, currency: String?) {
    #expect(Budget(text) == Budget(micros: micros, currency: currency))
  }

  @Test(
    arguments: [
      "", " ", "five", "-1", "1e3", "5 U$D", "5 USD more", "nan", "inf", "1.2.3", "٥",
      "99999999999999999999",
    ]
  )
  func `anything else is no budget`(text: String) {
    #expect(Budget(text) == nil)
  }

  private static func cost(_ micros: Int64, _ currency: String = "USD") -> Cost {
    Cost(micros: micros, currency: currency, unit: "call")
  }

  @Test func `it fits up to the last millionth`() {
    let budget = Budget(micros: 1_000_000)
    #expect(budget.verdict(price: Self.cost(400_000), spent: 600_000) == .fits)
    #expect(budget.verdict(price: Self.cost(400_001), spent: 600_000) == .reached)
    #expect(budget.verdict(price: Self.cost(1), spent: .max) == .reached)
  }

  @Test func `what costs nothing fits even where the budget is spent`() {
    #expect(Budget(micros: 0).verdict(price: Self.cost(0), spent: 5) == .fits)
  }

  @Test func `a price that nobody knows, and one in another currency, are told apart`() {
    #expect(Budget(micros: 1).verdict(price: nil, spent: 0) == .unknownPrice)
    let euros = Budget(micros: 9_000_000, currency: "EUR")
    #expect(euros.verdict(price: Self.cost(1), spent: 0) == .otherCurrency("USD"))
    #expect(euros.verdict(price: Self.cost(1, "eur"), spent: 0) == .fits)
  }
}

/// Where a charge stands.
struct LedgerStateTests {
  @Test(arguments: AttemptState.allCases)
  func `a charge counts as spent exactly where its attempt does, but on its way also before`(
    state: AttemptState
  ) {
    let ledger = LedgerEntry.State(state, actual: nil)
    #expect(ledger.countsAsSpent == (state.countsAsSpent || state == .prepared))
  }

  @Test func `an endpoint that says it charged nothing has given it back`() {
    let nothing = Cost(micros: 0, currency: "USD", unit: "call")
    #expect(LedgerEntry.State(.accepted, actual: nothing) == .refunded)
    #expect(LedgerEntry.State(.unknown, actual: nothing) == .unknown)
  }
}
