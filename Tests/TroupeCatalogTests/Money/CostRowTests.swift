import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct CostRowTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `cost rows are the ledger with what a look-up by hand finds`(seed: UInt64) throws {
    let history = try RandomHistory(seed: seed)
    let handles = Dictionary(uniqueKeysWithValues: history.characters.map { ($0.id, $0.handle) })
    let expected = LedgerRecordsTests.ledger(history).map { entry in
      let request = history.requests.first { $0.id == entry.subject }
      var people: [CostRow.Person] = []
      let ids = request?.generation?.cast.map(\.characterID) ?? [request?.look?.characterID]
      for id in ids.compactMap(\.self) where !people.contains(where: { $0.id == id }) {
        if let handle = handles[id] { people.append(CostRow.Person(id: id, handle: handle)) }
      }
      return CostRow(
        entry: entry,
        characters: people,
        project: request?.generation?.project ?? "",
        rating: request?.generation?.rating,
        hasVideo: request?.hasVideo == true
      )
    }
    #expect(try history.temporary.catalog.read { try $0.costRows() } == expected, "seed \(seed)")
  }

  @Test(arguments: [
    (4, true, true), (5, true, true), (3, true, false), (nil, true, false), (5, false, false),
  ])
  func `what is kept has a video and a rating of four or more`(
    rating: Int?,
    hasVideo: Bool,
    isKept: Bool
  ) throws {
    let id = try #require(ItemID("0000000000000000"))
    let row = CostRow(
      entry: LedgerEntry(
        attempt: id,
        kind: .generation,
        subject: id,
        endpoint: "e",
        model: "m",
        estimate: nil,
        actual: nil,
        state: .charged,
        createdAt: Milliseconds(0)
      ),
      characters: [],
      rating: rating,
      hasVideo: hasVideo
    )
    #expect(row.isKept == isKept)
  }
}
