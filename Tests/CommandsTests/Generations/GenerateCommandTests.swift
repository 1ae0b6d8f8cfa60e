import Commands
import Synchronization
import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct GenerateCommandTests {
  private static let key = "sk-canary-1234"
  private static let environment = ["CRAZYROUTER_API_KEY": key]

  /// A library with Luna, whose endpoint is the one asked for.
  private func stage(
    answer: @escaping MemoryTransport.Handler,
    connecting: @escaping MemoryTransport.Connector = { _ in nil }
  ) async throws -> Stage {
    let stage = try await Stage(
      environment: Self.environment,
      answer: answer,
      connecting: connecting
    )
    await stage.run("character", "add", "luna", "--name", "Luna", "--description", "silver hair")
    await stage.run("endpoint", "use", "crazyrouter")
    return stage
  }

  private static func reply(_ status: Int, _ body: String) -> MemoryAnswer {
    .reply(HTTPReply(status: status, body: Array(body.utf8)))
  }

  private static let accepting: MemoryTransport.Handler = { _ in
    reply(200, #"{"id":"sora_task_1","status":"processing"}"#)
  }

  @Test func `a dry run shows the exact request without the key, and sends nothing`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let outcome = await stage.run(
      "generate",
      "@luna sings",
      "--size",
      "1920x1080",
      "--duration",
      "10",
      "--dry-run"
    )
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasSuffix(
        """
        POST https://crazyrouter.com/v1/videos
        Authorization: Bearer ***
        Content-Type: application/json

        {"model":"sora","prompt":"Luna (silver hair) sings","size":"1920x1080","duration":10}

        """
      ),
      "\(outcome)"
    )
    #expect(!outcome.output.contains(Self.key))
    #expect(stage.sendings == 0)
    #expect(await stage.run("generation", "list", "--json").json?["total"]?.int == 0)
  }

  @Test func `a dry run as json has the request, the cast and the cost`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let plan = await stage.run("generate", "@luna sings", "--dry-run", "--json").json?["plan"]
    #expect(plan?["request"]?["body"]?["prompt"]?.text == "Luna (silver hair) sings")
    #expect(plan?["cast"]?[0]?["text_sent"]?.text == "Luna (silver hair)")
    #expect(plan?["cost"] != nil)
  }

  @Test func `a request is sent once and recorded`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let outcome = await stage.run("generate", "@luna sings", "--project", "pilot", "--json")
    let generation = outcome.json?["generation"]
    #expect(outcome.status == 0, "\(outcome)")
    #expect(generation?["status"]?.text == "running")
    #expect(generation?["remote_id"]?.text == "sora_task_1")
    #expect(generation?["project"]?.text == "pilot")
    #expect(stage.sendings == 1)
  }

  @Test func `a name without @ is pointed out and not cast`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let outcome = await stage.run("generate", "Luna sings")
    #expect(outcome.errors.hasPrefix("warning: "))
    #expect(outcome.errors.hasSuffix("is not cast: write @luna to cast it\n"), "\(outcome)")
    #expect(outcome.status == 0)
  }

  @Test func `a prompt of - is read from standard input`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let outcome = await stage.run(["generate", "-", "--json"], input: "@luna\nsings\n")
    #expect(outcome.json?["generation"]?["prompt"]?.text == "@luna\nsings")
  }

  @Test func `without a prompt the editor is asked, and remarks are left out`() async throws {
    let stage = try await Stage(
      environment: Self.environment.merging(["EDITOR": #"sed -i "1s/.*/@luna sings/""#]) { $1 },
      answer: Self.accepting
    )
    await stage.run("character", "add", "luna")
    await stage.run("endpoint", "use", "crazyrouter")
    let outcome = await stage.run(["generate"], typing: [], columns: 80)
    #expect(outcome.status == 0, "\(outcome)")
    let list = await stage.run("generation", "list", "--json").json?["generations"]
    #expect(list?[0]?["prompt"]?.text == "@luna sings")
  }

  @Test func `scenes keep their order and their lengths`() async throws {
    let stage = try await stage(answer: Self.accepting)
    let outcome = await stage.run(
      "generate",
      "--scene",
      "5: a sunrise",
      "--scene",
      "2.5s: @luna: wakes",
      "--json"
    )
    let scenes = outcome.json?["generation"]?["scenes"]
    #expect(scenes?.elements?.compactMap { $0["prompt"]?.text } == ["a sunrise", "@luna: wakes"])
    #expect(scenes?.elements?.compactMap { $0["duration"]?.double } == [5, 2.5])
  }

  @Test func `an answer that is lost needs a decision, and is never sent again`() async throws {
    let stage = try await stage { _ in .dropped }
    let outcome = await stage.run("generate", "@luna sings")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("troupe resolve k"), "\(outcome)")
    #expect(await stage.run("watch").status == 4)
    let id = try #require(await stage.run("resolve", "--json").json?["cases"]?[0]?["id"]?.text)
    #expect(stage.sendings == 1)
    #expect(await stage.run("resolve", id, "--resend").status == 4)
    #expect(
      await stage.run(["resolve", id, "--resend"], typing: ["wrong-id"], columns: 80).status == 4
    )
    #expect(stage.sendings == 1)
    #expect(await stage.run("resolve", id, "--abandon").status == 0)
    #expect(await stage.run("resolve") == .success("Nothing needs a decision."))
  }

  @Test(arguments: [
    (200, "<html>hello</html>", Int32(4), "without an id"), (200, "", 4, "without an id"),
    (200, #"{"status":"processing"}"#, 4, "without an id"),
    (401, #"{"error":{"message":"Invalid API key"}}"#, 69, "Invalid API key"),
    (400, #"{"error":{"message":"too long"}}"#, 1, "too long"),
  ])
  func `a bad answer has its own sentence and status`(
    status: Int,
    body: String,
    exit: Int32,
    words: String
  ) async throws {
    let stage = try await stage { _ in Self.reply(status, body) }
    let outcome = await stage.run("generate", "@luna sings")
    #expect(outcome.status == exit, "\(outcome)")
    #expect(outcome.errors.contains(words), "\(outcome)")
    #expect(!outcome.errors.contains(Self.key))
  }

  @Test func `an endpoint that is down leaves the request queued, to be sent or dropped`()
    async throws
  {
    let stage = try await stage(
      answer: Self.accepting,
      connecting: { _ in .connectionRefused("crazyrouter.com") }
    )
    let outcome = await stage.run("generate", "@luna sings")
    #expect(outcome.status == 69, "\(outcome)")
    let jobs = await stage.run("jobs", "--json").json?["generations"]
    let id = try #require(jobs?[0]?["id"]?.text)
    #expect(jobs?[0]?["status"]?.text == "queued")
    #expect(await stage.run("cancel", id).status == 0)
    #expect(await stage.run("jobs", "--json").json?["total"]?.int == 0)
    #expect(stage.sendings == 0)
  }
}
