import Commands
import Synchronization
import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct WatchCommandTests {
  private static let environment = ["CRAZYROUTER_API_KEY": "sk-canary-1234"]

  private static func reply(_ status: Int, _ body: String) -> MemoryAnswer {
    .reply(HTTPReply(status: status, body: Array(body.utf8)))
  }

  /// Accepts every job, and answers about it so.
  private func stage(_ job: String) async throws -> Stage {
    let stage = try await Stage(environment: Self.environment) { request in
      request.method == "POST"
        ? Self.reply(200, #"{"id":"sora_task_1","status":"processing"}"#) : Self.reply(200, job)
    }
    await stage.run("endpoint", "use", "crazyrouter")
    await stage.run("generate", "a moon")
    return stage
  }

  @Test func `a job that failed ends the watch with its reason and 1`() async throws {
    let stage = try await stage(
      #"{"id":"sora_task_1","status":"failed","error":{"message":"no moon today"}}"#
    )
    let outcome = await stage.run("watch")
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.output.contains("failed        no moon today"), "\(outcome)")
    #expect(outcome.errors.contains("failed"))
    #expect(await stage.run("watch").status == 0)
  }

  @Test func `a job is named, and quiet shows the result alone`() async throws {
    let stage = try await stage(#"{"id":"sora_task_1","status":"failed"}"#)
    let id = try #require(
      await stage.run("jobs", "--json").json?["generations"]?[0]?["id"]?.text
    )
    let outcome = await stage.run("watch", String(id.prefix(6)), "--quiet", "--json")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.json?["generations"]?[0]?["status"]?.text == "failed")
    #expect(outcome.json?["total"]?.int == 1)
  }

  @Test func `Ctrl-C while watching loses nothing and ends with 130`() async throws {
    let interruption = Interruption()
    let stage = try await Stage(environment: Self.environment) { request in
      if request.method == "POST" {
        return Self.reply(200, #"{"id":"sora_task_1","status":"processing"}"#)
      }
      interruption.interrupt(2)
      return Self.reply(200, #"{"id":"sora_task_1","status":"processing"}"#)
    }
    await stage.run("endpoint", "use", "crazyrouter")
    await stage.run("generate", "a moon")
    let outcome = await stage.run(["watch"], interruption: interruption)
    #expect(outcome.status == 130, "\(outcome)")
    #expect(outcome.errors.contains("troupe: Interrupted."))
    let jobs = await stage.run("jobs", "--json").json?["generations"]
    #expect(jobs?[0]?["status"]?.text == "running")
  }

  @Test func `Ctrl-C while an answer is awaited says so and records it`() async throws {
    let interruption = Interruption()
    let stage = try await Stage(environment: Self.environment) { _ in
      interruption.interrupt(2)
      return Self.reply(200, #"{"id":"sora_task_1","status":"processing"}"#)
    }
    await stage.run("endpoint", "use", "crazyrouter")
    let outcome = await stage.run(["generate", "a moon"], interruption: interruption)
    #expect(outcome.status == 130, "\(outcome)")
    #expect(outcome.errors.contains("waiting for the endpoint's answer"), "\(outcome)")
    let jobs = await stage.run("jobs", "--json").json?["generations"]
    #expect(jobs?[0]?["remote_id"]?.text == "sora_task_1")
    #expect(stage.sendings == 1)
  }
}
