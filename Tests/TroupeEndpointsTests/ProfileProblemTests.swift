import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct ProfileProblemTests {
  @Test(arguments: ProfileMistake.all)
  func `a mistake is told with its place and the nearest right word`(mistake: ProfileMistake) throws
  {
    let problems = try Profiles.problems(mistake.changes)
    let found = problems.first { $0.path == mistake.path && $0.message.contains(mistake.message) }
    #expect(found != nil, "found only \(problems)")
    if let word = mistake.suggestion { #expect(found?.suggestion == word) }
  }

  @Test func `every mistake is told at once`() throws {
    let problems = try Profiles.problems([
      ("nam", "x"), ("formats.openai.create.body.text", "{promt}"), ("format", "x"),
      ("models", [["name": "a", "sizes": ["1x"]]]),
    ])
    #expect(
      Set(problems.map(\.path)) == [
        "$.nam", "$.formats.openai.create.body.text", "$.format", "$.models[0].sizes[0]",
      ]
    )
    let text = ProfileProblems(problems).description
    #expect(text.contains("$.nam: unknown key in a profile; did you mean 'name'?"))
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func `a key written twice and a text that is no JSON are told`() throws {
    let twice = try JSON(parsing: #"{"format":"troupe-endpoint","format":"troupe-endpoint"}"#)
    #expect(throws: ProfileProblems.self) { try EndpointProfile(json: twice) }
    do {
      _ = try EndpointProfile(json: twice)
    } catch {
      #expect(error.problems.contains { $0.path == "$.format" && $0.message.contains("twice") })
    }
    do {
      _ = try EndpointProfile(parsing: "{\n \"format\": oops}")
    } catch {
      #expect(error.problems.map(\.path) == ["$"])
      #expect(error.problems[0].message.contains("line 2"))
    }
  }

  @Test func `the smallest profile, and http on this machine, are good`() throws {
    #expect(try Profiles.problems([]).isEmpty)
    #expect(try Profiles.problems([("base_url", "http://127.0.0.1:8080")]).isEmpty)
    #expect(
      try Profiles.make([("base_url", "https://API.example.com/")]).baseURL
        == "https://api.example.com"
    )
  }
}
