import Testing
import TroupeModel

/// A change to the smallest profile, and the problem it must cause.
struct ProfileMistake: CustomTestStringConvertible {
  var changes: [(String, JSON?)]
  var path: String
  var message: String
  var suggestion: String?

  init(_ place: String, _ value: JSON?, _ path: String, _ message: String, _ word: String? = nil) {
    self.init([(place, value)], path, message, word)
  }

  init(_ changes: [(String, JSON?)], _ path: String, _ message: String, _ word: String? = nil) {
    self.changes = changes
    self.path = path
    self.message = message
    suggestion = word
  }

  var testDescription: String { "\(path) \(message)" }
}

extension ProfileMistake {
  /// Every mistake that is tried.
  static let all = routes + parts + words

  static let body = "formats.openai.create.body"
  static let creation = "formats.native.create_character"
  static let routes: [ProfileMistake] = [
    ProfileMistake("format", nil, "$.format", "missing"),
    ProfileMistake("format", "other", "$.format", "must be 'troupe-endpoint'"),
    ProfileMistake("version", nil, "$.version", "missing"),
    ProfileMistake(
      "version",
      3,
      "$.version",
      "is of version 3, and this program reads versions up to 2"
    ),
    ProfileMistake("version", 0, "$.version", "versions up to 2"),
    ProfileMistake("$schema", "", "$.$schema", "must not be empty"),
    ProfileMistake("title", .some(.null), "$.title", "must be a text, not null"),
    ProfileMistake("name", nil, "$.name", "missing"),
    ProfileMistake("name", "No Name", "$.name", "lower-case"),
    ProfileMistake("base_url", nil, "$.base_url", "missing"),
    ProfileMistake("base_url", "ftp://example.com", "$.base_url", "ftp"),
    ProfileMistake("base_url", "http://api.example.com", "$.base_url", "https://api.example.com"),
    ProfileMistake("base_url", "https://api.example.com/?a=1", "$.base_url", "no query"),
    ProfileMistake("base_url", "https://user@example.com", "$.base_url", "user name"),
    ProfileMistake("base_url", 7, "$.base_url", "must be a text, not a number"),
    ProfileMistake(
      "base_url",
      "https://api.example.com/v1",
      "$.formats.openai.create.path",
      "/v1/v1"
    ),
    ProfileMistake(
      "formats.openai.query.path",
      "/v1/v1/videos/{id}",
      "$.formats.openai.query.path",
      "/v1/v1"
    ),
    ProfileMistake("base_uri", "https://x.com", "$.base_uri", "unknown key", "base_url"),
    ProfileMistake("key_environment", "my key", "$.key_environment", "capital letters"),
    ProfileMistake("formats", nil, "$.formats", "missing"),
    ProfileMistake("formats", [:], "$.formats", "no format has a route 'create'"),
    ProfileMistake("formats.opnai", [:], "$.formats.opnai", "unknown key", "openai"),
    ProfileMistake("formats.openai.crate", [:], "$.formats.openai.crate", "unknown key", "create"),
    ProfileMistake("formats.openai.query", nil, "$.formats.openai", "no route 'query'"),
    ProfileMistake(
      "formats.native.create",
      ["method": "POST", "path": "/x", "body": ["p": "{prompt}"]],
      "$.formats.native",
      "belongs to a format of a video",
      "openai"
    ),
    ProfileMistake(
      "formats.openai.create.method",
      nil,
      "$.formats.openai.create.method",
      "missing"
    ),
    ProfileMistake(
      "formats.openai.create.method",
      "POTS",
      "$.formats.openai.create.method",
      "not one of",
      "POST"
    ),
    ProfileMistake("formats.openai.create.path", nil, "$.formats.openai.create.path", "missing"),
    ProfileMistake(
      "formats.openai.create.path",
      "v1/videos",
      "$.formats.openai.create.path",
      "one slash"
    ),
    ProfileMistake(
      "formats.openai.create.path",
      "/a#b",
      "$.formats.openai.create.path",
      "no fragment"
    ),
    ProfileMistake(
      "formats.openai.query.path",
      "/v1/videos/{ident}",
      "$.formats.openai.query.path",
      "{ident}"
    ),
    ProfileMistake("formats.openai.query.path", "/v1/videos", "$.formats.openai.query", "{id}"),
    ProfileMistake(
      "formats.openai.query.body",
      ["a": 1],
      "$.formats.openai.query.body",
      "GET has no body"
    ),
    ProfileMistake(body, "text", "$.formats.openai.create.body", "must be an object"),
    ProfileMistake(body, ["model": "{model}"], "$.formats.openai.create", "{prompt}"),
    ProfileMistake(
      body + ".text",
      "{promt}",
      "$.formats.openai.create.body.text",
      "{promt}",
      "{prompt}"
    ),
    ProfileMistake(
      body + ".deep",
      [["x": "a {sise}"]],
      "$.formats.openai.create.body.deep[0].x",
      "{sise}",
      "{size}"
    ),
    ProfileMistake(body + ".name", "{name}", "$.formats.openai.create.body.name", "{name}"),
    ProfileMistake(
      body + ".scenes",
      "{scenes}",
      "$.formats.openai.create.body.scenes",
      "list of objects"
    ),
    ProfileMistake(
      body + ".scenes",
      ["{scene}": ["p": "{scene_prompt}"]],
      "$.formats.openai.create.body.scenes",
      "no list",
      "{scenes}"
    ),
    ProfileMistake(
      body + ".scenes",
      ["{scenes}": ["p": "{prompt}"]],
      "$.formats.openai.create.body.scenes.{scenes}.p",
      "{prompt} is no value"
    ),
    ProfileMistake(
      body + ".scenes",
      ["{scenes}": ["p": "{scene_promt}"]],
      "$.formats.openai.create.body.scenes.{scenes}.p",
      "{scene_promt}",
      "{scene_prompt}"
    ),
    ProfileMistake(
      "formats.openai.create.encoding",
      "xml",
      "$.formats.openai.create.encoding",
      "not one of"
    ),
    ProfileMistake(
      "formats.openai.create.reply.idd",
      ["id"],
      "$.formats.openai.create.reply.idd",
      "unknown key",
      "id"
    ),
    ProfileMistake("reply.id", ["data..id"], "$.reply.id[0]", "no path"),
    ProfileMistake("reply.id", "id", "$.reply.id", "must be a list, not a text"),
  ]
}
