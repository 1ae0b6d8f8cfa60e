import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct RefusalRecordsTests {
  @Test func `a refusal comes back as it was`() throws {
    let temporary = try TemporaryCatalog()
    var samples = Samples()
    let generation = samples.generation()
    try temporary.catalog.write { try $0.insert(generation) }
    let full = Refusal(
      kind: .generation,
      subject: generation.id,
      reading: RefusalReading(
        stage: .output,
        kind: "moderation",
        code: "content_policy",
        message: "not \"this\"\n小",
        httpStatus: 400
      ),
      createdAt: Milliseconds(5)
    )
    let bare = Refusal(
      kind: .generation,
      subject: generation.id,
      reading: RefusalReading(stage: .submit, kind: "other", message: ""),
      createdAt: Milliseconds(4)
    )
    try temporary.catalog.write { writer in
      try writer.insert(full)
      try writer.insert(bare)
    }
    #expect(try temporary.catalog.read { try $0.refusals(of: generation.id) } == [full, bare])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `refusals are the newest first, of all and of one`(seed: UInt64) throws {
    let history = try RandomHistory(seed: seed)
    let all = history.requests.flatMap(\.refusals)
    let newest = all.enumerated().sorted {
      ($0.element.createdAt, $0.offset) > ($1.element.createdAt, $1.offset)
    }.map(\.element)
    try history.temporary.catalog.read { (reader) throws in
      for limit in [0, 1, 3, 1000] {
        #expect(
          try reader.refusals(limit: limit) == Array(newest.prefix(limit)),
          "seed \(seed), limit \(limit)"
        )
      }
      for request in history.requests {
        #expect(
          try reader.refusals(of: request.id) == newest.filter { $0.subject == request.id },
          "seed \(seed)"
        )
      }
    }
  }

  @Test(arguments: IntentKind.allCases)
  func `a refusal of what is not there is refused`(kind: IntentKind) throws {
    let temporary = try TemporaryCatalog()
    var samples = Samples()
    let generation = samples.generation()
    try temporary.catalog.write { try $0.insert(generation) }
    let refusal = Refusal(
      kind: kind,
      subject: kind == .registration ? generation.id : samples.id(),
      reading: RefusalReading(stage: .submit, kind: "other", message: ""),
      createdAt: Milliseconds(4)
    )
    #expect(throws: CatalogError.self) { try temporary.catalog.write { try $0.insert(refusal) } }
  }
}
