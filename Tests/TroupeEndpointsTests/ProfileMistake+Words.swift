import TroupeModel

extension ProfileMistake {
  /// Words that look right to whoever wrote them: places in replies, values in braces, currencies, addresses.
  static let words = places + braces + lists + repetitions + addresses

  private static let places: [ProfileMistake] = [
    ("$.data.id", "data.id"), ("$data.id", "data.id"), ("$", nil), ("x[0]", "x"),
    ("data[0].url", "data.url"), ("data[*].url", "data.url"), ("/data/id", "data.id"),
    (#"data["id"]"#, "data.id"), ("data['id']", "data.id"), ("data.id ", "data.id"),
    (" data.id", "data.id"), ("data id", "data.id"), ("data->id", "data.id"),
    ("data:id", "data.id"),
    ("{data.id}", "data.id"), ("data?.id", "data.id"), ("data..id", "data.id"), (".id", "id"),
    ("data.id.", "data.id"), ("$..id", "id"), ("data\u{A0}id", "data.id"), ("data→id", "data.id"),
  ].map { ProfileMistake("reply.id", [.string($0.0)], "$.reply.id[0]", "is no path", $0.1) }

  private static func inBody(
    _ text: String,
    _ message: String,
    _ word: String? = nil
  ) -> ProfileMistake {
    ProfileMistake(body + ".x", .string(text), "$.formats.openai.create.body.x", message, word)
  }

  private static let braces: [ProfileMistake] = [
    inBody("{foo bar}", "{foo bar} is no value of this request; there are"),
    inBody("{foo prompt}", "{foo prompt} is no value", "{prompt}"),
    inBody("{Prompt}", "{Prompt} is no value", "{prompt}"),
    inBody("{PROMPT}", "{PROMPT} is no value", "{prompt}"),
    inBody("{ prompt }", "{ prompt } is no value", "{prompt}"),
    inBody("{prompt }", "{prompt } is no value", "{prompt}"),
    inBody("{{prompt}}", "one brace on each side", "{prompt}"),
    inBody("{{ Prompt }}", "one brace on each side", "{prompt}"),
    inBody("a {{{prompt}}} b", "one brace on each side", "{prompt}"),
    inBody("{aspectRatio}", "{aspectRatio} is no value", "{aspect_ratio}"),
    inBody("{aspect-ratio}", "{aspect-ratio} is no value", "{aspect_ratio}"),
    inBody("{aspect ratio}", "{aspect ratio} is no value", "{aspect_ratio}"),
    inBody("{imageURL}", "{imageURL} is no value", "{image_url}"),
    inBody("{_prompt}", "{_prompt} is no value", "{prompt}"),
    inBody("{2prompt}", "{2prompt} is no value", "{prompt}"),
    inBody("{$prompt}", "{$prompt} is no value", "{prompt}"),
    inBody("{'prompt'}", "{'prompt'} is no value", "{prompt}"),
    inBody("{prompt|upper}", "{prompt|upper} is no value", "{prompt}"),
    inBody("{duration: 5}", "{duration: 5} is no value", "{duration}"),
    inBody("{prömpt}", "{prömpt} is no value", "{prompt}"),
    inBody("${prompt}", "no $ before it", "{prompt}"),
    inBody("{prompt", "not closed", "{prompt}"),
    inBody("{prompt of {size}", "not closed", "{prompt}"),
    inBody("a prompt} b", "not opened", "{prompt}"),
    ProfileMistake(
      "formats.openai.query.path",
      "/v1/videos/{Id}",
      "$.formats.openai.query.path",
      "{Id} is no value",
      "{id}"
    ),
    ProfileMistake(
      "formats.openai.query.path",
      "/v1/videos/{{id}}",
      "$.formats.openai.query.path",
      "one brace on each side",
      "{id}"
    ),
    ProfileMistake(
      "formats.openai.query.path",
      "/v1/videos/{ id }",
      "$.formats.openai.query.path",
      "{ id } is no value",
      "{id}"
    ),
  ]

  private static let lists: [ProfileMistake] =
    [
      ProfileMistake(
        "models",
        [["name": "a", "durations": []]],
        "$.models[0].durations",
        "must not be empty"
      ),
      ProfileMistake(
        "models",
        [["name": "a", "sizes": []]],
        "$.models[0].sizes",
        "must not be empty"
      ),
      ProfileMistake(
        "models",
        [["name": "a", "aspect_ratios": []]],
        "$.models[0].aspect_ratios",
        "must not be empty"
      ),
      ProfileMistake(
        "models",
        [["name": "a", "price": ["unit": "free", "sizes": []]]],
        "$.models[0].price.sizes",
        "must not be empty"
      ),
      ProfileMistake(
        "charges",
        ["currency": "dollars", "per_unit": 1, "unit": "coin"],
        "$.charges.currency",
        "'dollars' is no currency"
      ),
    ]
    + ["$", "U", "US$", "dollar", "12", "US D", "€€€"].map {
      ProfileMistake(
        "models",
        [["name": "a", "price": ["amount": 1, "unit": "call", "currency": .string($0)]]],
        "$.models[0].price.currency",
        "is no currency: two to five letters"
      )
    }
    + ["free", "quota"].map {
      ProfileMistake(
        "models",
        [["name": "a", "price": ["amount": 1, "unit": .string($0), "currency": "credits"]]],
        "$.models[0].price.currency",
        "is no currency"
      )
    }

  private static let repetitions: [ProfileMistake] =
    ["{scenes}", "{character_ids}", "{reference_images}"].flatMap { list in
      [5, "text", ["a": 1], []].map { (element: JSON) in
        ProfileMistake(
          body + ".list",
          .object([JSON.Member(list, element)]),
          "$.formats.openai.create.body.list.\(list)",
          "uses none of the list's values"
        )
      }
    } + [
      ProfileMistake(
        body + ".list",
        ["{ scenes }": ["p": "{scene_prompt}"]],
        "$.formats.openai.create.body.list",
        "{ scenes } is no list",
        "{scenes}"
      ),
      ProfileMistake(
        body + ".list",
        ["{{scenes}}": ["p": "{scene_prompt}"]],
        "$.formats.openai.create.body.list",
        "{{scenes}} is no list",
        "{scenes}"
      ),
      ProfileMistake(
        body + ".list",
        ["{scenes}": ["p": "{scene_prompt}"], "n": 1],
        "$.formats.openai.create.body.list.{scenes}",
        "only member"
      ),
      ProfileMistake(
        body + ".list",
        ["a {prompt}": 1],
        "$.formats.openai.create.body.list.a {prompt}",
        "no value stands in a name"
      ),
    ]

  private static let addresses: [ProfileMistake] =
    [
      ("https://", "https:// cannot be used: the address has no host"),
      ("https:///v1", "https:///v1 cannot be used: the address has no host"),
      ("/", "/ cannot be used: the address does not begin with https://"),
      (
        "api.example.com",
        "api.example.com cannot be used: the address does not begin with https://"
      ),
      (
        "https:/api.example.com/",
        "https:/api.example.com/ cannot be used: the address does not begin"
      ),
      ("https://:8080/", "https://:8080/ cannot be used: the address has no host"),
      ("https://api.example.com:x/", "https://api.example.com:x/ cannot be used: the port"),
      ("https://user:word@api.example.com", "user name or password"),
      ("http://api.example.com/v2", "use https://api.example.com/v2"),
      ("HTTP://api.example.com", "use https://api.example.com"),
      ("http://192.168.1.9:8080/", "use https://192.168.1.9:8080"),
      ("ftp://api.example.com", "ftp is not used: the address must begin with https://"),
    ].map { ProfileMistake("base_url", .string($0.0), "$.base_url", $0.1) } + [
      ProfileMistake("version", "2", "$.version", "must be a number, not a text: write 2 without"),
      ProfileMistake("version", "two", "$.version", "must be a number, not a text"),
      ProfileMistake("version", .some(.null), "$.version", "must be a number, not null"),
    ]
}
