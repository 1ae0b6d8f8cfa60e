import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct LedgerRecordsTests {
  /// The ledger of a history, counted by hand.
  static func ledger(_ history: RandomHistory) -> [LedgerEntry] {
    let entries = history.attempts.map { request, attempt in
      LedgerEntry(
        attempt: attempt.id,
        kind: request.kind,
        subject: request.id,
        endpoint: request.endpoint,
        model: request.generation?.parameters.model ?? "",
        estimate: request.intent?.price,
        actual: attempt.actual,
        state: LedgerEntry.State(attempt.state, actual: attempt.actual),
        createdAt: attempt.createdAt
      )
    }
    return entries.enumerated().sorted {
      ($0.element.createdAt, $0.offset) < ($1.element.createdAt, $1.offset)
    }.map(\.element)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the ledger and its sums are what a count by hand gives`(seed: UInt64) throws {
    let history = try RandomHistory(seed: seed)
    let expected = Self.ledger(history)
    let chosen = Set(history.requests.map(\.id).filter { ($0.description.utf8.last ?? 0) % 2 == 0 })
    try history.temporary.catalog.read { (reader) throws in
      #expect(try reader.ledger() == expected, "seed \(seed)")
      for request in history.requests {
        #expect(
          try reader.ledger(of: request.id) == expected.filter { $0.subject == request.id },
          "seed \(seed)"
        )
        let accepted = request.attempts.first {
          $0.state == .accepted || $0.state == .resolvedAccepted
        }
        #expect(try reader.acceptedAttempt(of: request.id) == accepted, "seed \(seed)")
      }
      for subjects in [nil, [], chosen] as [Set<ItemID>?] {
        let entries = expected.filter { subjects?.contains($0.subject) ?? true }
        for currency in RandomHistory.currencies + ["JPY"] {
          let sum = entries.compactMap(\.spent).filter { $0.currency == currency }.map(\.micros)
            .reduce(0, +)
          #expect(try reader.spent(in: currency, of: subjects) == sum, "seed \(seed)")
        }
        let unknown = entries.count { $0.state.countsAsSpent && $0.spent == nil }
        #expect(try reader.hasSpendOfUnknownPrice(of: subjects) == unknown, "seed \(seed)")
      }
    }
  }

  @Test func `the actual amount takes the estimate's place, also in another currency`() throws {
    let (temporary, attempt) = try accepted(price: Cost(micros: 7, currency: "USD", unit: "call"))
    func spent(_ currency: String) throws -> Int64 {
      try temporary.catalog.read { try $0.spent(in: currency) }
    }
    #expect(try spent("USD") == 7)
    for micros in [3, 0, 5] as [Int64] {
      let actual = Cost(micros: micros, currency: "quota", unit: "quota")
      try temporary.catalog.write { try $0.setActual(actual, attempt: attempt) }
      #expect(try spent("USD") == 0)
      #expect(try spent("quota") == micros)
      #expect(try temporary.catalog.read { try $0.attempt(attempt)?.actual } == actual)
      #expect(
        try temporary.catalog.read { try $0.ledger().map(\.state) }
          == [micros == 0 ? .refunded : .charged]
      )
    }
  }

  @Test func `what has no price is counted until a price is known`() throws {
    let (temporary, attempt) = try accepted(price: nil)
    #expect(try temporary.catalog.read { try $0.hasSpendOfUnknownPrice() } == 1)
    let actual = Cost(micros: 5, currency: "USD", unit: "call")
    try temporary.catalog.write { try $0.setActual(actual, attempt: attempt) }
    #expect(try temporary.catalog.read { try $0.hasSpendOfUnknownPrice() } == 0)
    #expect(try temporary.catalog.read { try $0.spent(in: "USD") } == 5)
  }

  @Test func `a sum that does not fit is the greatest number`() throws {
    let (temporary, attempt) = try accepted(
      price: Cost(micros: 7, currency: "USD", unit: "call"),
      count: 2
    )
    let actual = Cost(micros: .max, currency: "USD", unit: "call")
    try temporary.catalog.write { try $0.setActual(actual, attempt: attempt) }
    #expect(try temporary.catalog.read { try $0.spent(in: "USD") } == .max)
  }

  @Test func `the charge of an attempt that is not there is refused, and so is a negative one`()
    throws
  {
    let (temporary, attempt) = try accepted(price: nil)
    let stranger = try #require(ItemID("0000000000000000"))
    for (micros, id) in [(5, stranger), (-1, attempt)] as [(Int64, ItemID)] {
      #expect(throws: CatalogError.self) {
        try temporary.catalog.write {
          try $0.setActual(Cost(micros: micros, currency: "USD", unit: "call"), attempt: id)
        }
      }
    }
    #expect(try temporary.catalog.read { try $0.attempt(attempt)?.actual } == nil)
  }

  /// A catalog with so many generations that were accepted at a price, and the attempt of the first.
  private func accepted(price: Cost?, count: Int = 1) throws -> (TemporaryCatalog, ItemID) {
    let temporary = try TemporaryCatalog()
    var samples = Samples()
    var first: ItemID?
    for index in 0..<count {
      let generation = samples.generation()
      var intent = samples.intent(for: generation)
      intent.price = price
      let attempt = samples.attempt(1, of: intent)
      first = first ?? attempt.id
      let remoteID = try #require(RemoteID("job-\(index)"))
      try temporary.catalog.write { [intent] writer in
        try writer.insert(generation)
        try writer.insert(intent)
        try writer.insert(attempt)
        try writer.move(attempt.id, by: .gatePassed)
        try writer.move(attempt.id, by: .accepted(remoteID))
      }
    }
    return (temporary, try #require(first))
  }
}
