import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct HistoryRecordsTests {
  let temporary: TemporaryCatalog
  var samples = Samples()

  init() throws { temporary = try TemporaryCatalog() }

  @Test func `a generation is known by its id, and by its job at its endpoint`() throws {
    var samples = samples
    #expect(try temporary.catalog.read { try $0.hasNoGenerations() })
    var generation = samples.generation()
    generation.remoteID = RemoteID("7")
    let (one, other) = (generation, samples.id())
    try temporary.catalog.write { writer in
      try writer.insert(one)
      try writer.update(one)
    }
    let job = try #require(RemoteID("7"))
    let answers = try temporary.catalog.read { reader in
      [
        try reader.hasNoGenerations(), try reader.hasGeneration(one.id),
        try reader.hasGeneration(other), try reader.hasJob(job, endpoint: one.endpoint),
        try reader.hasJob(job, endpoint: one.endpoint + "x"),
      ]
    }
    #expect(answers == [false, true, false, true, false])
  }

  @Test func `a character comes in with all its lists and looks`() throws {
    var samples = samples
    var luna = samples.character(try Handle("luna"), aliases: ["Lu", "月"])
    luna.tags = ["a", "b"]
    let looks = [samples.look(of: luna), samples.look(try Handle("armor"), of: luna)]
    try temporary.catalog.write { [luna] in try $0.insertNew(luna, looks: looks) }
    #expect(try temporary.catalog.read { try $0.character(luna.id) } == luna)
    #expect(try temporary.catalog.read { try $0.looks(of: luna.id) } == looks)
    #expect(try temporary.catalog.read { try $0.looksInUse() } == [luna.id: looks])
  }

  @Test func `a parent is set unless it would come from its own child`() throws {
    var samples = samples
    let ids = try temporary.catalog.write { writer in
      try (0..<3).map { _ in
        let generation = samples.generation()
        try writer.insert(generation)
        return generation.id
      }
    }
    let unknown = samples.id()
    let done = try temporary.catalog.write { writer in
      [
        try writer.setParent(ids[0], of: ids[1]), try writer.setParent(ids[1], of: ids[2]),
        try writer.setParent(ids[2], of: ids[0]), try writer.setParent(ids[0], of: ids[0]),
        try writer.setParent(unknown, of: ids[0]),
      ]
    }
    #expect(done == [true, true, false, false, false])
    let parents = try temporary.catalog.read { reader in
      try ids.map { try reader.generation($0)?.parent }
    }
    #expect(parents == [nil, ids[0], ids[1]])
  }
}
