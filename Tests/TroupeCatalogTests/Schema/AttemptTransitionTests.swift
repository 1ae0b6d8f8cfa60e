import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct AttemptTransitionTests {
  let temporary: TemporaryCatalog

  init() throws {
    temporary = try TemporaryCatalog()
    try temporary.execute(SchemaTests.base)
  }

  /// The legal way to a state.
  static let ways: [AttemptState: [AttemptState]] = [
    .prepared: [], .inFlight: [.inFlight], .neverSent: [.neverSent],
    .unknown: [.inFlight, .unknown], .accepted: [.inFlight, .accepted],
    .rejected: [.inFlight, .rejected], .resolvedAccepted: [.inFlight, .unknown, .resolvedAccepted],
    .resolvedNotAccepted: [.inFlight, .unknown, .resolvedNotAccepted],
    .abandoned: [.inFlight, .unknown, .abandoned],
  ]

  static func sql(_ state: AttemptState) -> String {
    let hasID = state == .accepted || state == .resolvedAccepted
    return "UPDATE attempt SET state = '\(state.rawValue)', remote_id = \(hasID ? "'x'" : "NULL")"
  }

  @Test func `the table in the catalog is the table of the program`() throws {
    let stored = try temporary.column(
      "SELECT old_state || ' ' || new_state FROM attempt_transition"
    )
    let known = AttemptState.transitions.map { "\($0[0].rawValue) \($0[1].rawValue)" }
    #expect(stored.compactMap { $0 }.sorted() == known.sorted())
  }

  @Test(arguments: AttemptState.allCases, AttemptState.allCases)
  func `only the moves of the table are made`(from: AttemptState, to: AttemptState) throws {
    for step in try #require(Self.ways[from]) { try temporary.execute(Self.sql(step)) }
    let refusal = try temporary.refusal(of: Self.sql(to))
    if AttemptState.transitions.contains([from, to]) {
      #expect(refusal == nil)
    } else {
      #expect(refusal?.contains("an attempt cannot go from this state to that") == true)
    }
  }

  @Test(arguments: AttemptState.allCases)
  func `a second attempt begins only where the first does not block it`(state: AttemptState) throws
  {
    for step in try #require(Self.ways[state]) { try temporary.execute(Self.sql(step)) }
    let refusal = try temporary.refusal(
      of: """
        INSERT INTO attempt (id, intent_key, number, state, origin, created_at)
        VALUES ('a000000000000002', 1, 2, 'prepared', 'o', 0)
        """
    )
    #expect((refusal != nil) == state.blocksResending)
  }
}
