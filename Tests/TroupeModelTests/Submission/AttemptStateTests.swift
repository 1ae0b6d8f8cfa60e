import Testing
import TroupeModel

@Suite struct AttemptStateTests {
  static let id = RemoteID("job-1")

  static var events: [AttemptEvent] {
    let plain: [AttemptEvent] = [
      .gatePassed, .neverSent, .crashed, .refused, .lost, .denied, .abandoned,
    ]
    guard let id else { return plain }
    return plain + [.accepted(id), .receiptFound(id), .confirmed(id)]
  }

  /// The table of the design, and nothing else.
  static var table: [AttemptState: [AttemptEvent: AttemptState]] {
    guard let id else { return [:] }
    return [
      .prepared: [.gatePassed: .inFlight, .neverSent: .neverSent, .crashed: .neverSent],
      .inFlight: [
        .accepted(id): .accepted, .receiptFound(id): .accepted, .refused: .rejected,
        .lost: .unknown, .crashed: .unknown,
      ],
      .unknown: [
        .receiptFound(id): .accepted, .confirmed(id): .resolvedAccepted,
        .denied: .resolvedNotAccepted, .abandoned: .abandoned,
      ],
    ]
  }

  @Test(arguments: AttemptState.allCases, Self.events)
  func `a state goes only where the table says`(state: AttemptState, event: AttemptEvent) {
    #expect(state.after(event) == Self.table[state]?[event])
  }

  @Test func `the pairs for the catalog are those of the table`() {
    var pairs: Set<[AttemptState]> = []
    for (state, row) in Self.table {
      for next in row.values { pairs.insert([state, next]) }
    }
    #expect(pairs.count == 9)
    #expect(AttemptState.transitions == pairs)
  }

  @Test func `money that may have been spent is counted, and what may have been accepted blocks`() {
    #expect(
      Set(AttemptState.allCases.filter(\.countsAsSpent))
        == [.inFlight, .unknown, .accepted, .resolvedAccepted, .abandoned]
    )
    #expect(
      Set(AttemptState.allCases.filter(\.blocksResending))
        == [.prepared, .inFlight, .unknown, .accepted, .resolvedAccepted]
    )
  }

  @Test func `a new attempt is prepared and nothing has left`() throws {
    let attempt = Attempt(
      id: try #require(ItemID("0123456789abcdef")),
      intentID: try #require(ItemID("fedcba9876543210")),
      number: 1,
      origin: "https://a",
      createdAt: Milliseconds(5)
    )
    #expect(attempt.state == .prepared)
    #expect(!attempt.gatePassed)
    #expect(attempt.remoteID == nil)
  }
}
