import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

@Suite struct BatchPlanTests {
  let library = TestLibrary()

  func plan(
    _ workspace: Workspace,
    _ text: String,
    on base: GenerationRequest = GenerationRequest(),
    name: String = "batch.csv"
  ) async throws -> BatchPlan {
    try await workspace.planBatch(library.file(name, text), shown: name, on: base)
  }

  func problems(
    _ workspace: Workspace,
    _ text: String,
    on base: GenerationRequest = GenerationRequest()
  ) async -> [String] {
    do {
      let plan = try await plan(workspace, text, on: base)
      Issue.record("it was planned: \(plan.plans.map(\.order.prompt))")
      return []
    } catch TroupeError.batch(_, let problems) {
      return problems
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test func `columns fill the template of the command and of the rows`() async throws {
    let workspace = try await library.withLuna(TestProfile())
    let plan = try await plan(
      workspace,
      "place;weather\nRome;rain\nOslo;snow\n",
      on: GenerationRequest(prompt: "@luna in {place}, {{{weather}}}", with: [])
    )
    #expect(
      plan.plans.map(\.order.prompt) == [
        "Luna (A young woman) in Rome, {rain}", "Luna (A young woman) in Oslo, {snow}",
      ]
    )
  }

  @Test func `scenes of a row are templates too`() async throws {
    var profile = TestProfile()
    profile.video =
      #"{"model":"{model}","prompt":"{prompt}","story":{"{scenes}":{"p":"{scene_prompt}"}}}"#
    let workspace = try await library.create(profile)
    let plan = try await plan(
      workspace,
      #"{"prompt":"{place} by night","place":"Rome"}"# + "\n"
        + #"{"scenes":[{"prompt":"dawn in {place}","duration":4}],"place":"Oslo"}"#,
      name: "batch.jsonl"
    )
    #expect(plan.plans[0].order.prompt == "Rome by night")
    #expect(plan.plans[1].order.scenes.map(\.prompt) == ["dawn in Oslo"])
  }

  @Test func `options of a row come before those of the command`() async throws {
    var profile = TestProfile()
    profile.video =
      #"{"model":"{model}","prompt":"{prompt}","size":"{size}","duration":"{duration}","private":"{private}"}"#
    profile.more = [#""private_default":false"#]
    let workspace = try await library.create(profile)
    let plan = try await plan(
      workspace,
      "prompt,size,duration,private,tags,project\nrain,640x360,2.5,yes,\"a, b\",film\nsnow,,,,,\n",
      on: GenerationRequest(size: "1280x720", duration: 4, tags: ["all"])
    )
    let first = plan.plans[0]
    #expect(first.order.size == PixelSize("640x360"))
    #expect(first.order.duration == 2.5)
    #expect(first.isPrivate == true)
    #expect(first.generation.tags == ["all", "a", "b"])
    #expect(first.generation.project == "film")
    #expect(plan.plans[1].order.size == PixelSize("1280x720"))
    #expect(plan.plans[1].isPrivate == false)
    #expect(plan.totals.map(\.micros) == [2_000_000])
  }

  @Test func `a column that is no option and stands in no prompt is pointed out`() async throws {
    let workspace = try await library.create(TestProfile())
    let found = await problems(workspace, "prompt,sise,mood\nrain,1280x720,calm\n")
    #expect(
      found == [
        "'mood' is no option and stands in no prompt; write {mood} where it belongs",
        "'sise' is no option and stands in no prompt; did you mean 'size'?",
      ]
    )
  }

  @Test func `everything wrong is said at once with its row, and nothing is stored or sent`()
    async throws
  {
    let workspace = try await library.withLuna(TestProfile())
    let found = await problems(
      workspace,
      """
      prompt,duration,private,format,place
      @lunna walks,,,,
      rain,soon,,,
      snow,,perhaps,opnai,
      in {plase},,,,Rome
      ,,,,
      good,,,,
      ,,,,Oslo
      """
    )
    #expect(found.contains { $0.hasPrefix("row 1: ") && $0.contains("@lunna") })
    #expect(found.contains("row 2: 'duration' is no number"))
    #expect(found.contains("row 3: 'private' is neither yes nor no"))
    #expect(found.contains("row 3: 'opnai' is no format: there are openai, unified"))
    #expect(found.contains("row 4: there is no value for {plase}; did you mean {place}?"))
    #expect(found.contains { $0.hasPrefix("row 7: ") })
    #expect(!found.contains { $0.hasPrefix("row 5") || $0.hasPrefix("row 6") })
    #expect(try workspace.search("").total == 0)
    #expect(library.desk.charges == 0)
  }

  @Test func `what an endpoint limits is wrong unless it is forced`() async throws {
    var profile = TestProfile()
    profile.limits = [#""prompt_characters":5"#]
    let workspace = try await library.create(profile)
    let plan = try await plan(workspace, "prompt\nrain\nsnowing\n", on: GenerationRequest())
    #expect(plan.warnings.count == 1)
    #expect(plan.warnings.first?.hasPrefix("row 2: ") == true)
    await #expect(throws: TroupeError.self) {
      try await workspace.run(plan, budget: nil, force: false) { _ in }
    }
    #expect(library.desk.charges == 0)
    #expect(try workspace.search("").total == 0)
    _ = try await workspace.run(plan, budget: nil, force: true) { _ in }
    #expect(library.desk.charges == 2)
  }

  @Test func `a picture's path is seen from the folder of the batch`() async throws {
    var profile = TestProfile()
    profile.video = #"{"model":"{model}","prompt":"{prompt}","image":"{image_url}"}"#
    profile.imageTransport = ["url", "data-url"]
    let workspace = try await library.create(profile)
    let picture = TestLibrary.picture("luna/face")
    let plan = try await plan(
      workspace,
      "prompt,image\nrain,\(picture)\nsnow,https://pictures.test/a.png\n"
    )
    #expect(
      plan.plans.map(\.generation.parameters.image) == [
        picture, "https://pictures.test/a.png",
      ]
    )
    let found = await problems(workspace, "prompt,image\nrain,none.png\n")
    #expect(found.first?.hasPrefix("row 1: ") == true)
    #expect(found.first?.contains(library.path + "/none.png") == true)
  }
}
