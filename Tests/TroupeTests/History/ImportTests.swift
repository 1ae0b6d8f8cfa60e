import Foundation
import Testing
import TroupeCatalog
import TroupeModel

@testable import Troupe

@Suite struct ImportTests {
  private let library = TestLibrary()
  private let zone = TimeZone(identifier: "Europe/Berlin") ?? .current

  private func run(
    _ text: String,
    _ workspace: Workspace,
    _ options: HistoryOptions = HistoryOptions(),
    name: String = "old.jsonl"
  ) throws -> HistoryReport {
    try workspace.importHistory(
      try library.file(name, text),
      shown: name,
      options,
      timeZone: zone
    )
  }

  private func count(_ workspace: Workspace) throws -> Int {
    try workspace.catalog.read { try $0.generationCount() }
  }

  @Test func `every key of a line comes in`() async throws {
    let workspace = try await library.withLuna()
    let report = try run(
      """
      {"id":"0123456789abcdef","status":"failed","prompt":"@luna sings","endpoint":"old","account":"mine",\
      "model":"sora-9","parameters":{"format":"unified","size":"1280x720","duration":7.5,"aspect_ratio":"16:9",\
      "image":"https://a.example/i.png","private":true},"cast":["luna/armor"],"remote_id":"job 7",\
      "remote_status":"FAILURE","progress":0.5,"failure":"no","cost":{"amount":0.25,"currency":"EUR","unit":"call"},\
      "rating":4,"project":"pilot","tags":[" a ","b","a"],"notes":"good\\nrain",\
      "created_at":"2020-01-02T03:04:05.678Z","parent":null}
      {"scenes":[{"prompt":"one","duration":2},"two"],"created_at":"2020-01-01","parent":"0123456789abcdef"}
      """,
      workspace
    )
    #expect(report.imported == 2)
    #expect(report.ignored == [])
    let sheet = try workspace.generation("0123456789abcdef")
    let generation = sheet.generation
    #expect(generation.status == .failed)
    #expect(generation.prompt == "@luna sings")
    #expect(generation.endpoint == "old")
    #expect(generation.account == "mine")
    #expect(
      generation.parameters
        == GenerationParameters(
          format: .unified,
          model: "sora-9",
          size: PixelSize(width: 1280, height: 720),
          duration: 7.5,
          aspectRatio: "16:9",
          image: "https://a.example/i.png",
          isPrivate: true
        )
    )
    #expect(generation.remoteID == RemoteID("job 7"))
    #expect(generation.remoteStatus == "FAILURE")
    #expect(generation.progress == 0.5)
    #expect(generation.failure == "no")
    #expect(generation.estimate == Cost(micros: 250_000, currency: "EUR", unit: "call"))
    #expect(generation.rating == 4)
    #expect(generation.project == "pilot")
    #expect(generation.tags == ["a", "b"])
    #expect(generation.notes == "good\nrain")
    #expect(generation.createdAt.iso8601 == "2020-01-02T03:04:05.678Z")
    let luna = try workspace.character("luna").character
    let member = try #require(generation.cast.first)
    #expect(member.characterID == luna.id)
    #expect(member.look.description == "armor")
    #expect(member.lookPrompt == "in battered silver armor")
    #expect(member.use == .description)
    #expect(member.textSent.isEmpty)
    let found = try workspace.search("status:expired").lines
    let other = try workspace.generation(try #require(found.first).id.description).generation
    #expect(other.scenes == [Scene(prompt: "one", duration: 2), Scene(prompt: "two")])
    #expect(other.endpoint == "imported")
    #expect(other.createdAt.iso8601 == "2019-12-31T23:00:00.000Z")
    // Older than its parent as it is, it has it.
    #expect(other.parent == generation.id)
    #expect(try workspace.search("rain").lines.map(\.id) == [generation.id])
    #expect(try workspace.verify().allSatisfy(\.isGood))
  }

  @Test func `a table comes in by its headings and by what is said of them`() async throws {
    let workspace = try await library.withLuna()
    let options = HistoryOptions(map: ["Text=prompt", "When (local)=created_at"])
    let report = try run(
      """
      Text;When (local);Cast;duration;cost;private;Sheet;tags
      "rain; ""neon""
      light";2026-05-01 14:00;luna, luna/armor;5;0.80 USD;yes;x;a, b

      snow;2026-01-01 01:00;;;;;;
      ;;;;;;;
      """,
      workspace,
      options,
      name: "old.csv"
    )
    #expect(report.imported == 2)
    #expect(report.ignored == ["Sheet"])
    let lines = try workspace.search("").lines
    #expect(lines.map(\.prompt) == ["rain; \"neon\"\nlight", "snow"])
    let first = try workspace.generation(lines[0].id.description).generation
    #expect(first.createdAt.iso8601 == "2026-05-01T12:00:00.000Z")
    #expect(first.cast.map(\.look.description) == ["default", "armor"])
    #expect(first.parameters.duration == 5)
    #expect(first.parameters.isPrivate == true)
    #expect(first.estimate == Cost(micros: 800_000, currency: "USD", unit: "call"))
    #expect(first.tags == ["a", "b"])
    #expect(lines[1].createdAt.iso8601 == "2026-01-01T00:00:00.000Z")
  }

  @Test func `what is here already or stands there twice is passed over`() async throws {
    let workspace = try await library.withLuna()
    let first = """
      {"id":"0123456789abcdef","prompt":"a","created_at":"2020-01-01"}
      {"prompt":"b","created_at":"2020-01-02","endpoint":"x","remote_id":"1"}
      {"prompt":"c","created_at":"2020-01-02","endpoint":"y","remote_id":"1"}
      {"prompt":"d","created_at":"2020-01-03","endpoint":"x","remote_id":"1","cast":["nobody"]}
      {"id":"0123456789abcdef","prompt":"e","created_at":"2020-01-04"}
      """
    let report = try run(first, workspace)
    #expect(report.imported == 3)
    #expect(report.duplicates == 2)
    let again = try run(first, workspace)
    #expect(again.imported == 0)
    #expect(again.duplicates == 5)
    #expect(try workspace.search("").lines.map(\.prompt) == ["c", "b", "a"])
  }

  @Test func `only what is said to be stored with a job is stored`() async throws {
    let workspace = try await library.withLuna()
    let report = try run(
      """
      {"prompt":"a","created_at":"2020-01-01"}
      {"prompt":"b","created_at":"2020-01-02","remote_id":"1"}
      {"prompt":"c","created_at":"2020-01-03","status":"stored"}
      {"prompt":"d","created_at":"2020-01-04","status":"cancelled","remote_id":"2"}
      """,
      workspace
    )
    #expect(report.withoutRemoteID == 1)
    #expect(
      try workspace.search("").lines.map(\.status) == [.cancelled, .expired, .stored, .expired]
    )
    // Nothing of it is ever asked about.
    #expect(try workspace.jobs().isEmpty)
  }

  @Test func `a parent that is neither there nor here is left out, and a circle is not made`()
    async throws
  {
    let workspace = try await library.withLuna()
    let report = try run(
      """
      {"id":"000000000000000a","prompt":"a","created_at":"2020-01-02","parent":"000000000000000b"}
      {"id":"000000000000000b","prompt":"b","created_at":"2020-01-01","parent":"000000000000000a"}
      {"id":"000000000000000c","prompt":"c","created_at":"2020-01-03","parent":"000000000000000c"}
      {"id":"000000000000000d","prompt":"d","created_at":"2020-01-03","parent":"zzzzzzzzzzzzzzzz"}
      {"id":"000000000000000e","prompt":"e","created_at":"2020-01-03","parent":"000000000000000a"}
      """,
      workspace
    )
    #expect(report.missingParents == 3)
    func parent(_ id: String) throws -> String? {
      try workspace.generation(id).generation.parent?.description
    }
    #expect(try parent("000000000000000a") == "000000000000000b")
    #expect(try parent("000000000000000b") == nil)
    #expect(try parent("000000000000000c") == nil)
    #expect(try parent("000000000000000d") == nil)
    #expect(try parent("000000000000000e") == "000000000000000a")
  }

  @Test func `a start picture whose file is not here is counted`() async throws {
    let workspace = try await library.withLuna()
    let reference = try #require(
      try workspace.catalog.read { try $0.frozenReferences().values.flatMap(\.self).first?.content }
    )
    let lines = [String(repeating: "a", count: 64), reference.description].map {
      #"{"prompt":"a","created_at":"2020-01-01","parameters":{"image_sha256":"\#($0)"}}"#
    }
    let report = try run(lines.joined(separator: "\n"), workspace)
    #expect(report.missingImages == 1)
    let images = try workspace.sheets(ids: workspace.matchingIDs(""))
      .map(\.generation.parameters.imageContent)
    #expect(Set(images) == [nil, reference])
  }

  @Test func `an import that fails in the middle leaves nothing`() async throws {
    struct Stop: Error {}
    let workspace = try await library.withLuna()
    let lines = (0..<3000).map {
      #"{"prompt":"rain \#($0)","created_at":"2020-01-01","cast":["new\#($0 % 7)"]}"#
    }
    let path = try library.file("old.jsonl", lines.joined(separator: "\n"))
    let options = HistoryOptions(createsCast: true)
    #expect(throws: Stop.self) {
      _ = try workspace.importHistory(path, shown: "old.jsonl", options) { progress in
        if progress.phase == .recording, progress.done > 1000 { throw Stop() }
      }
    }
    #expect(try count(workspace) == 0)
    #expect(try workspace.characters().map(\.character.handle.description) == ["luna"])
    #expect(try workspace.search("rain").total == 0)
    #expect(try workspace.verify().allSatisfy(\.isGood))
    #expect(try workspace.importHistory(path, shown: "old.jsonl", options).imported == 3000)
    #expect(try workspace.search("rain").total == 3000)
    #expect(try workspace.verify().allSatisfy(\.isGood))
  }

  @Test func `a trial writes nothing and says the same`() async throws {
    let workspace = try await library.withLuna()
    let text = """
      {"prompt":"a","created_at":"2020-01-01","cast":["milo/night","luna/night"],"parent":"000000000000000b"}
      """
    let trial = try run(text, workspace, HistoryOptions(createsCast: true, isDryRun: true))
    #expect(trial.isDryRun)
    #expect(try count(workspace) == 0)
    #expect(try workspace.characters().count == 1)
    let real = try run(text, workspace, HistoryOptions(createsCast: true))
    for (first, second) in zip(trial.json.members ?? [], real.json.members ?? [])
    where !["dry_run", "seconds"].contains(first.name) {
      #expect(first == second)
    }
    #expect(real.newCharacters.map(\.description) == ["milo"])
    #expect(real.newLooks == 1)
    #expect(real.missingParents == 1)
  }
}
