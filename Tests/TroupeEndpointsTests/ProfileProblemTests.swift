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

  @Test func `a path with several mistakes tells all of them`() throws {
    let problems = try Profiles.problems([
      ("formats.openai.query.path", "v1/v1/vidéos x/{ident}/{Id}#top")
    ])
    #expect(problems.allSatisfy { $0.path == "$.formats.openai.query.path" })
    for words in [
      "begins with one slash", "no blanks", "no fragment", "outside ASCII", "{ident}", "{Id}",
      "/v1/v1",
    ] {
      #expect(problems.contains { $0.message.contains(words) }, "\(words) in \(problems)")
    }
    #expect(problems.count == 7)
  }

  @Test(arguments: [
    "{}", "{ }", "{1,3}", "{\"a\":1}", "{\"prompt\": \"x\"}", "{\"prompt\":\"{prompt}\"}", "a { b",
    "a } b", "}{", "{{}}", "{a:b}", "{:.2}", "{{\"a\": 1}}", "$ {size}", "{size}$", ":-{",
  ])
  func `a brace that can mean nothing else stays as it is`(text: String) throws {
    let body: JSON = ["p": "{prompt}", "s": "{size}", "x": .string(text)]
    let profile = try Profiles.make([(ProfileMistake.body, body)])
    let sent = try profile.request(
      for: VideoOrder(model: "one", prompt: "P", size: PixelSize("1280x720"))
    )
    let filled = text.replacing("{prompt}", with: "P").replacing("{size}", with: "1280x720")
    #expect(try JSON(parsing: sent.bodyText)["x"]?.text == filled)
  }

  @Test(arguments: [
    "id", "data.data.video_url", "x-id", "_id", "0", "résultat.étât", "e\u{301}tat", "数据.状态",
    "ID.Url9",
  ])
  func `names of letters, digits, underscores and hyphens are places`(text: String) throws {
    let profile = try Profiles.make([("reply.id", [.string(text)])])
    #expect(profile.operations.first?.reply[.id].map(\.description) == [text])
    let reply = text.split(separator: ".").reversed().reduce(JSON.string("job")) { inner, name in
      .object([JSON.Member(String(name), inner)])
    }
    #expect(profile.reader(.create, format: .openai).remoteID(in: reply) == RemoteID("job"))
  }

  @Test func `a place may count the elements of a list`() throws {
    let reader = try Profiles.make([("reply.id", ["data.1.id"])]).reader(.create, format: .openai)
    let reply = try JSON(parsing: #"{"data":[{"id":"a"},{"id":"b"}]}"#)
    #expect(reader.remoteID(in: reply) == RemoteID("b"))
    let short = try JSON(parsing: #"{"data":[{"id":"a"}]}"#)
    #expect(reader.remoteID(in: short) == nil)
  }

  @Test(arguments: ["USD", "usd", "CNY", "quota", "coin", "GP"])
  func `a currency of two to five letters is one`(word: String) throws {
    let price: JSON = ["amount": 1, "unit": "call", "currency": .string(word)]
    #expect(try Profiles.problems([("models", [["name": "a", "price": price]])]).isEmpty)
  }

  @Test func `a misspelt value is told once, and not missed as well`() throws {
    for text in ["{Prompt}", "{{prompt}}", "{promt}", "${prompt}"] {
      let problems = try Profiles.problems([(ProfileMistake.body, ["p": .string(text)])])
      #expect(problems.count == 1, "\(problems)")
    }
  }
}
