import Testing
import TroupeModel

@Suite struct SubmissionVerdictTests {
  static let refusals: Set<Int> = [400, 402, 403, 404, 405, 413, 415, 422, 307, 308]

  @Test(arguments: 100...599)
  func `every status is judged as the table says, whatever id a refusal holds`(status: Int) throws {
    let id = try #require(RemoteID("job-1"))
    for (remoteID, isKnown) in [(nil, false), (id, false), (id, true)] as [(RemoteID?, Bool)] {
      let verdict = SubmissionVerdict(
        status: status,
        retryAfter: nil,
        remoteID: remoteID,
        isKnown: isKnown
      )
      let expected: SubmissionVerdict
      if (200...299).contains(status) {
        expected = remoteID != nil && !isKnown ? .accepted(id) : .unknown
      } else if status == 401 {
        expected = .keyRefused
      } else if status == 429 || Self.refusals.contains(status) {
        expected = .rejected
      } else {
        expected = .unknown
      }
      #expect(verdict == expected, "\(String(describing: remoteID)), known: \(isKnown)")
    }
  }

  @Test(
    arguments: [
      (0, 1000), (-5000, 1000), (999, 1000), (1000, 1000), (30_000, 30_000), (3_600_000, 3_600_000),
      (3_600_001, 3_600_000), (.max, 3_600_000),
    ] as [(Int64, Int64)]
  )
  func `429 with Retry-After is sent again after a second to an hour`(asked: Int64, given: Int64) {
    let verdict = SubmissionVerdict(
      status: 429,
      retryAfter: Milliseconds(asked),
      remoteID: nil,
      isKnown: false
    )
    #expect(verdict == .tryLater(Milliseconds(given)))
  }

  @Test(arguments: [408, 409, 425, 500, 502, 503, 504, 301, 302, 303, 100])
  func `Retry-After makes no other status harmless`(status: Int) {
    let verdict = SubmissionVerdict(
      status: status,
      retryAfter: .seconds(1),
      remoteID: nil,
      isKnown: false
    )
    #expect(verdict == .unknown)
  }
}
