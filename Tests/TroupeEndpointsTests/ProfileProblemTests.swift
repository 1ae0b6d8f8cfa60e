import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct ProfileProblemTests {
  /// A change to the smallest profile, and the problem it must cause.
  struct Mistake: CustomTestStringConvertible {
    var changes: [(String, JSON?)]
    var path: String
    var message: String
    var suggestion: String?

    init(_ place: String, _ value: JSON?, _ path: String, _ message: String, _ word: String? = nil)
    {
      changes = [(place, value)]
      self.path = path
      self.message = message
      suggestion = word
    }

    var testDescription: String { "\(path) \(message)" }
  }

  static let body = "formats.openai.create.body"
  static let mistakes: [Mistake] = [
    Mistake("format", nil, "$.format", "missing"),
    Mistake("format", "other", "$.format", "must be 'troupe-endpoint'"),
    Mistake("version", 2, "$.version", "reads version 1"),
    Mistake("name", nil, "$.name", "missing"),
    Mistake("name", "No Name", "$.name", "lower-case"),
    Mistake("base_url", nil, "$.base_url", "missing"),
    Mistake("base_url", "ftp://example.com", "$.base_url", "ftp"),
    Mistake("base_url", "http://api.example.com", "$.base_url", "http to api.example.com"),
    Mistake("base_url", "https://api.example.com/?a=1", "$.base_url", "no query"),
    Mistake("base_url", "https://user@example.com", "$.base_url", "not a plain name"),
    Mistake("base_url", 7, "$.base_url", "must be a text, not a number"),
    Mistake(
      "base_url",
      "https://api.example.com/v1",
      "$.formats.openai.create.path",
      "/v1/v1"
    ),
    Mistake(
      "formats.openai.query.path",
      "/v1/v1/videos/{id}",
      "$.formats.openai.query.path",
      "/v1/v1"
    ),
    Mistake("base_uri", "https://x.com", "$.base_uri", "unknown key", "base_url"),
    Mistake("key_environment", "my key", "$.key_environment", "capital letters"),
    Mistake("formats", nil, "$.formats", "missing"),
    Mistake("formats", [:], "$.formats", "no format has a route 'create'"),
    Mistake("formats.opnai", [:], "$.formats.opnai", "unknown key", "openai"),
    Mistake("formats.openai.crate", [:], "$.formats.openai.crate", "unknown key", "create"),
    Mistake("formats.openai.query", nil, "$.formats.openai", "no route 'query'"),
    Mistake(
      "formats.native.create",
      ["method": "POST", "path": "/x", "body": ["p": "{prompt}"]],
      "$.formats.native",
      "belongs to a format of a video",
      "openai"
    ),
    Mistake("formats.openai.create.method", nil, "$.formats.openai.create.method", "missing"),
    Mistake(
      "formats.openai.create.method",
      "POTS",
      "$.formats.openai.create.method",
      "not one of",
      "POST"
    ),
    Mistake("formats.openai.create.path", nil, "$.formats.openai.create.path", "missing"),
    Mistake(
      "formats.openai.create.path",
      "v1/videos",
      "$.formats.openai.create.path",
      "one slash"
    ),
    Mistake("formats.openai.create.path", "/a#b", "$.formats.openai.create.path", "no fragment"),
    Mistake(
      "formats.openai.query.path",
      "/v1/videos/{ident}",
      "$.formats.openai.query.path",
      "{ident}"
    ),
    Mistake("formats.openai.query.path", "/v1/videos", "$.formats.openai.query", "{id}"),
    Mistake(
      "formats.openai.query.body",
      ["a": 1],
      "$.formats.openai.query.body",
      "GET has no body"
    ),
    Mistake(body, "text", "$.formats.openai.create.body", "must be an object"),
    Mistake(body, ["model": "{model}"], "$.formats.openai.create", "{prompt}"),
    Mistake(body + ".text", "{promt}", "$.formats.openai.create.body.text", "{promt}", "{prompt}"),
    Mistake(
      body + ".deep",
      [["x": "a {sise}"]],
      "$.formats.openai.create.body.deep[0].x",
      "{sise}",
      "{size}"
    ),
    Mistake(body + ".name", "{name}", "$.formats.openai.create.body.name", "{name}"),
    Mistake(body + ".scenes", "{scenes}", "$.formats.openai.create.body.scenes", "list of objects"),
    Mistake(
      body + ".scenes",
      ["{scene}": ["p": "{scene_prompt}"]],
      "$.formats.openai.create.body.scenes",
      "no list",
      "{scenes}"
    ),
    Mistake(
      body + ".scenes",
      ["{scenes}": ["p": "{prompt}"]],
      "$.formats.openai.create.body.scenes.{scenes}.p",
      "{prompt} is no value"
    ),
    Mistake(
      body + ".scenes",
      ["{scenes}": ["p": "{scene_promt}"]],
      "$.formats.openai.create.body.scenes.{scenes}.p",
      "{scene_promt}",
      "{scene_prompt}"
    ),
    Mistake(
      "formats.openai.create.encoding",
      "xml",
      "$.formats.openai.create.encoding",
      "not one of"
    ),
    Mistake(
      "formats.openai.create.reply.idd",
      ["id"],
      "$.formats.openai.create.reply.idd",
      "unknown key",
      "id"
    ),
    Mistake("reply.id", ["data..id"], "$.reply.id[0]", "no path"),
    Mistake("reply.id", "id", "$.reply.id", "must be a list, not a text"),
    Mistake("models", nil, "$.models", "missing"),
    Mistake("models", [], "$.models", "no model"),
    Mistake("models", [["name": "a"], ["name": "a"]], "$.models", "used twice"),
    Mistake("models", [["nam": "a"]], "$.models[0].nam", "unknown key", "name"),
    Mistake("models", [["name": "a", "sizes": ["big"]]], "$.models[0].sizes[0]", "no size"),
    Mistake(
      "models",
      [["name": "a", "durations": ["from": 9, "to": 1]]],
      "$.models[0].durations",
      "after"
    ),
    Mistake("models", [["name": "a", "durations": [-4]]], "$.models[0].durations[0]", "negative"),
    Mistake(
      "models",
      [["name": "a", "price": ["unit": "call"]]],
      "$.models[0].price.amount",
      "missing"
    ),
    Mistake(
      "models",
      [["name": "a", "price": ["unit": "secnd", "amount": 1]]],
      "$.models[0].price.unit",
      "not one of",
      "second"
    ),
    Mistake("limits.upload.bites", 1, "$.limits.upload.bites", "unknown key", "bytes"),
    Mistake("limits.references", 0, "$.limits.references", "above zero"),
    Mistake(
      "character_creation",
      "image",
      "$.character_creation",
      "not one of",
      "images"
    ),
    Mistake("character_creation", "images", "$.character_creation", "create_character"),
    Mistake(
      "character_use",
      ["remote_handel"],
      "$.character_use[0]",
      "not one of",
      "remote_handle"
    ),
    Mistake("image_transport", ["upload"], "$.image_transport", "no format has a route 'upload'"),
    Mistake("private_default", "yes", "$.private_default", "true or false"),
    Mistake("private_default", true, "$.private_default", "{private}"),
    Mistake("statuses.doing", ["x"], "$.statuses.doing", "unknown key", "done"),
    Mistake(
      "statuses",
      ["done": ["ok"], "failed": ["OK"]],
      "$.statuses.failed[0]",
      "listed twice"
    ),
    Mistake("errors.rules", [["kind": "quotas"]], "$.errors.rules[0].kind", "not one of", "quota"),
    Mistake("poll.interval_seconds", 0, "$.poll.interval_seconds", "above zero"),
    Mistake("poll.interval", 5, "$.poll.interval", "unknown key", "interval_seconds"),
    Mistake("link_lifetime_seconds", -1, "$.link_lifetime_seconds", "negative"),
    Mistake(
      "formats.native.upload",
      ["method": "POST", "path": "/up", "body": ["f": "{file}"]],
      "$.formats.native.upload",
      "multipart"
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told with its place and the nearest right word`(mistake: Mistake) throws {
    let problems = try Profiles.problems(mistake.changes)
    let found = problems.first { $0.path == mistake.path && $0.message.contains(mistake.message) }
    #expect(found != nil, "found only \(problems)")
    if let word = mistake.suggestion { #expect(found?.suggestion == word) }
  }

  @Test func `every mistake is told at once`() throws {
    let problems = try Profiles.problems([
      ("nam", "x"), ("formats.openai.create.body.text", "{promt}"), ("version", 9),
      ("models", [["name": "a", "sizes": ["1x"]]]),
    ])
    #expect(
      Set(problems.map(\.path)) == [
        "$.nam", "$.formats.openai.create.body.text", "$.version", "$.models[0].sizes[0]",
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
