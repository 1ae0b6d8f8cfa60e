import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct RatingTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  var generation: Generation

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    generation = samples.generation()
    let generation = generation
    try temporary.catalog.write { try $0.insert(generation) }
  }

  func rating() throws -> Int? {
    try temporary.catalog.read { [generation] in try $0.generation(generation.id)?.rating }
  }

  func rate(_ rating: Int?, title: String? = "rate") throws {
    try temporary.catalog.write(title) { [generation] in
      try $0.setRating(rating, generation: generation.id)
    }
  }

  func changes() throws -> [String?] {
    try temporary.column(
      "SELECT table_name || ' ' || kind || ' ' || before FROM journal_change ORDER BY key"
    )
  }

  @Test func `a rating is set, changed and taken away, and each change is in the journal`() throws {
    for value in [4, 1, nil] as [Int?] {
      try rate(value)
      #expect(try rating() == value)
    }
    let rest = #""project":"","notes":"","trashed_at":null}"#
    #expect(
      try changes() == [
        #"generation update {"rating":null,"# + rest, #"generation update {"rating":4,"# + rest,
        #"generation update {"rating":1,"# + rest,
      ]
    )
  }

  @Test func `a rating that is the same already, or set without a title, is not in the journal`()
    throws
  {
    try rate(3, title: nil)
    try rate(3)
    #expect(try changes() == [])
    #expect(try temporary.column("SELECT title FROM journal_operation") == [])
  }

  @Test(arguments: [0, 6, -1])
  func `a rating outside 1 to 5 is refused`(value: Int) throws {
    #expect(throws: CatalogError.self) { try rate(value) }
    #expect(try rating() == nil)
  }

  @Test mutating func `a rating of what is not there is refused`() throws {
    let stranger = samples.id()
    let error = #expect(throws: CatalogError.self) {
      try temporary.catalog.write { try $0.setRating(5, generation: stranger) }
    }
    guard case .notFound(.generation, stranger.description, []) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test mutating func `book-keeping neither overwrites a rating nor enters the journal`() throws {
    try rate(5, title: nil)
    generation.status = .running
    generation.remoteID = RemoteID("job-1")
    generation.polls = 3
    generation.estimate = Cost(micros: 9, currency: "USD", unit: "call")
    try temporary.catalog.write("generate") { [generation] in try $0.update(generation) }
    #expect(try rating() == 5)
    #expect(try changes() == [])
  }

  @Test mutating func `another project and the trash are the user's edits`() throws {
    generation.status = .failed
    generation.project = "pilot"
    try temporary.catalog.write("move") { [generation] in try $0.update(generation) }
    generation.trashedAt = Milliseconds(7)
    try temporary.catalog.write("remove") { [generation] in try $0.update(generation) }
    #expect(
      try changes() == [
        #"generation update {"rating":null,"project":"","notes":"","trashed_at":null}"#,
        #"generation update {"rating":null,"project":"pilot","notes":"","trashed_at":null}"#,
      ]
    )
  }

  @Test mutating func `what a batch has asked for is found by line, also in the trash`() throws {
    let batch = samples.content()
    var expected: [Int: ItemID] = [:]
    for line in [1, 2, 7] {
      var generation = samples.generation()
      generation.batch = BatchLine(batch: batch, line: line)
      expected[line] = generation.id
      try temporary.catalog.write { [generation] in try $0.insert(generation) }
      guard line == 2 else { continue }
      generation.trashedAt = Milliseconds(1)
      try temporary.catalog.write { [generation] in try $0.update(generation) }
    }
    var other = samples.generation()
    other.batch = BatchLine(batch: samples.content(), line: 1)
    try temporary.catalog.write { [other] in try $0.insert(other) }
    #expect(try temporary.catalog.read { try $0.generations(ofBatch: batch) } == expected)
    let unknown = samples.content()
    #expect(try temporary.catalog.read { try $0.generations(ofBatch: unknown) } == [:])
    other.id = samples.id()
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { [other] in try $0.insert(other) }
    }
  }
}
