import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct GenerationRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
  }

  func stored(_ generation: Generation) throws -> Generation? {
    try temporary.catalog.read { try $0.generation(generation.id) }
  }

  @Test mutating func `a generation comes back with its scenes, cast and references`() throws {
    let luna = samples.character(try Handle("luna"))
    let picture = samples.media()
    var member = samples.member(
      1,
      luna,
      look: try Handle("armor"),
      references: [
        FrozenReference(role: .outfit, content: samples.content(), isSent: true),
        FrozenReference(role: .face, content: picture.content, url: "https://a/b.png"),
        FrozenReference(role: .other, content: nil, url: "https://a/c.png"),
      ]
    )
    member.remoteID = RemoteID("char_1")
    member.remoteHandle = "luna.vega"
    member.use = .remoteHandle
    var stranger = samples.member(2, samples.character(try Handle("stranger")))
    stranger.characterID = nil
    let parent = samples.generation()
    var generation = Generation(
      id: samples.id(),
      endpoint: "crazyrouter",
      account: "work",
      prompt: "@luna/armor 走在雨里",
      scenes: [Scene(prompt: "b", duration: 2.5), Scene(prompt: "a"), Scene(prompt: "b")],
      parameters: GenerationParameters(
        format: .unified,
        model: "veo",
        size: PixelSize(width: 1280, height: 720),
        duration: 8,
        aspectRatio: "16:9",
        image: "start.png",
        imageContent: picture.content,
        isPrivate: true
      ),
      cast: [member, stranger],
      project: "pilot",
      tags: ["keeper", "雨"],
      estimate: Cost(micros: 1_500_000, currency: "USD", unit: "second"),
      batch: BatchLine(batch: samples.content(), line: 3),
      createdAt: Milliseconds(7),
      parent: parent.id
    )
    generation.rating = 4
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(picture, path: picture.path)
      try writer.insert(parent)
      try writer.insert(generation)
    }
    #expect(try stored(generation) == generation)

    generation.status = .needsAttention
    generation.remoteID = RemoteID("job-1")
    generation.remoteStatus = "RENDERING"
    generation.progress = 0.5
    generation.resultURL = "https://a/v.mp4"
    generation.failure = "404"
    generation.notBefore = Milliseconds(100)
    generation.troubleSince = Milliseconds(50)
    generation.polls = 3
    generation.downloadTries = 2
    generation.project = "film"
    generation.estimate?.micros = 2_000_000
    generation.trashedAt = Milliseconds(200)
    try temporary.catalog.write { try $0.update(generation) }
    #expect(try stored(generation) == generation)
  }

  @Test mutating func `a cast stays as it was when the character changes`() throws {
    var luna = samples.character(try Handle("luna"))
    let generation = samples.generation("rain", cast: [samples.member(1, luna)])
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(generation)
    }
    luna.handle = try Handle("lulu")
    luna.name = "Other"
    try temporary.catalog.write { try $0.update(luna) }
    #expect(try stored(generation) == generation)
  }

  @Test
  mutating func `open generations are the oldest first, and neither settled nor in the trash`()
    throws
  {
    var expected: [ItemID] = []
    for (index, status) in GenerationStatus.allCases.enumerated() {
      var generation = samples.generation()
      generation.createdAt = Milliseconds(Int64(1000 - index))
      try temporary.catalog.write { try $0.insert(generation) }
      generation.status = status
      generation.remoteID = RemoteID("job-\(index)")
      if status == .ready { generation.trashedAt = Milliseconds(1) }
      try temporary.catalog.write { try $0.update(generation) }
      if !status.isTerminal, status != .ready { expected.insert(generation.id, at: 0) }
      let found = try temporary.catalog.read {
        try $0.generations(remoteID: try #require(generation.remoteID))
      }
      #expect(found == [generation])
    }
    #expect(try temporary.catalog.read { try $0.openGenerations().map(\.id) } == expected)
  }

  @Test mutating func `a generation is found by the beginning of its id`() throws {
    for id in ["7k3m000000000000", "7k3n000000000000", "cafe000000000000"] {
      var generation = samples.generation()
      generation.id = try #require(ItemID(id))
      try temporary.catalog.write { try $0.insert(generation) }
    }
    func find(_ typed: String) throws -> String {
      try temporary.catalog.read { try $0.findGeneration(typed).id.description }
    }
    #expect(try find("7K3M") == "7k3m000000000000")
    #expect(try find("id:cafe") == "cafe000000000000")
    let several = #expect(throws: CatalogError.self) { try find("7k3l") }
    guard case .notFound(.generation, "7k3l", let nearest) = several else {
      Issue.record("\(String(describing: several))")
      return
    }
    #expect(nearest.contains("7k3m"))
    #expect(throws: CatalogError.self) { try find("7k3") }
    var twin = samples.generation()
    twin.id = try #require(ItemID("cafe111111111111"))
    try temporary.catalog.write { try $0.insert(twin) }
    let ambiguous = #expect(throws: CatalogError.self) { try find("cafe") }
    guard case .ambiguous(.generation, "cafe", let matches) = ambiguous else {
      Issue.record("\(String(describing: ambiguous))")
      return
    }
    #expect(matches.sorted() == ["cafe0000", "cafe1111"])
  }

  @Test mutating func `the generations made from some bytes are found, the newest first`() throws {
    let luna = samples.character(try Handle("luna"))
    let picture = samples.media()
    let frozen = [FrozenReference(role: .face, content: picture.content)]
    let cast = samples.generation("a", cast: [samples.member(1, luna, references: frozen)])
    var started = samples.generation("b")
    started.parameters.imageContent = picture.content
    started.createdAt = Milliseconds(9000)
    let other = samples.generation("c")
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(picture, path: picture.path)
      for generation in [cast, started, other] { try writer.insert(generation) }
    }
    let found = try temporary.catalog.read { try $0.generations(castFrom: picture.content) }
    #expect(found == [started.id, cast.id])
  }
}
