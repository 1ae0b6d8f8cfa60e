import TroupeModel

extension ProfileMistake {
  static let parts: [ProfileMistake] = [
    ProfileMistake("models", nil, "$.models", "missing"),
    ProfileMistake("models", [], "$.models", "no model"),
    ProfileMistake("models", [["name": "a"], ["name": "a"]], "$.models", "used twice"),
    ProfileMistake("models", [["nam": "a"]], "$.models[0].nam", "unknown key", "name"),
    ProfileMistake("models", [["name": "a", "sizes": ["big"]]], "$.models[0].sizes[0]", "no size"),
    ProfileMistake(
      "models",
      [["name": "a", "durations": ["from": 9, "to": 1]]],
      "$.models[0].durations",
      "after"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "durations": [-4]]],
      "$.models[0].durations[0]",
      "negative"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "price": ["unit": "call"]]],
      "$.models[0].price.amount",
      "missing"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "price": ["unit": "secnd", "amount": 1]]],
      "$.models[0].price.unit",
      "not one of",
      "second"
    ),
    ProfileMistake("limits.upload.bites", 1, "$.limits.upload.bites", "unknown key", "bytes"),
    ProfileMistake("limits.references", 0, "$.limits.references", "above zero"),
    ProfileMistake("character_creation", "images", "$.character_creation", "must be an object"),
    ProfileMistake(
      "character_creation",
      ["from": ["image"]],
      "$.character_creation.from[0]",
      "not one of",
      "images"
    ),
    ProfileMistake("character_creation", ["from": []], "$.character_creation.from", "not be empty"),
    ProfileMistake("character_creation", [:], "$.character_creation.from", "missing"),
    ProfileMistake(
      "character_creation.form",
      ["images"],
      "$.character_creation.form",
      "unknown",
      "from"
    ),
    ProfileMistake(
      "character_creation",
      ["from": ["images"]],
      "$.character_creation",
      "create_character"
    ),
    ProfileMistake(
      [
        ("character_creation", ["from": ["images", "clip-url"]]),
        (creation, ["method": "POST", "path": "/c", "body": ["p": "{reference_images}"]]),
      ],
      "$.character_creation.from",
      "'clip-url', and the body of 'create_character' makes no use of {clip_url}"
    ),
    ProfileMistake(
      [
        ("character_creation", ["from": ["images"], "model": "m"]),
        (creation, ["method": "POST", "path": "/c", "body": ["p": "{reference_images}"]]),
      ],
      "$.character_creation.model",
      "no use of {character_model}"
    ),
    ProfileMistake(
      "character_creation",
      ["from": ["images"], "clip": ["seconds": ["from": 3, "to": 1]]],
      "$.character_creation.clip.seconds",
      "after"
    ),
    ProfileMistake(
      "character_creation",
      ["from": ["images"], "clip": ["size": "wide"]],
      "$.character_creation.clip.size",
      "no size"
    ),
    ProfileMistake("character_use", [], "$.character_use", "no way", "description"),
    ProfileMistake(
      "character_use",
      ["remote_id"],
      "$.character_use",
      "makes use of {character_ids}"
    ),
    ProfileMistake("character_use", ["clip"], "$.character_use", "makes use of {character_url}"),
    ProfileMistake(
      "character_use",
      ["references"],
      "$.character_use",
      "makes use of {reference_files} or {reference_images}"
    ),
    ProfileMistake("clip_transport", ["data-url"], "$.clip_transport[0]", "not one of url, upload"),
    ProfileMistake("clip_transport", ["uplod"], "$.clip_transport[0]", "not one of", "upload"),
    ProfileMistake(
      "clip_transport",
      ["upload"],
      "$.clip_transport",
      "no format has a route 'upload'"
    ),
    ProfileMistake(
      "image_transport",
      ["multipart"],
      "$.image_transport",
      "makes use of {image_file}"
    ),
    ProfileMistake("limits.image.exact", true, "$.limits.image.exact", "unknown key", "exact_size"),
    ProfileMistake(
      "limits.references_per_video",
      "4",
      "$.limits.references_per_video",
      "above zero"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "price": []]],
      "$.models[0].price",
      "must not be empty"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "price": [["unit": "free"], ["unit": "call", "amount": 1]]]],
      "$.models[0].price[1].currency",
      "missing"
    ),
    ProfileMistake(
      "models",
      [["name": "a", "price": ["unit": "free", "sizes": ["x"]]]],
      "$.models[0].price.sizes[0]",
      "no size"
    ),
    ProfileMistake(
      "charges",
      ["currency": "USD", "unit": "quota"],
      "$.charges.per_unit",
      "missing"
    ),
    ProfileMistake("charges.per_units", 1, "$.charges.per_units", "unknown key", "per_unit"),
    ProfileMistake(
      body + ".start",
      "{image_file}",
      "$.formats.openai.create.body.start",
      "part of a form",
      "multipart"
    ),
    ProfileMistake(
      [
        ("formats.openai.create.encoding", "multipart"),
        (body + ".start", ["file": "{image_file}"]),
      ],
      "$.formats.openai.create.body.start",
      "part of a form"
    ),
    ProfileMistake(
      "formats.openai.create.encoding",
      "json-or-multi",
      "$.formats.openai.create.encoding",
      "not one of",
      "json-or-multipart"
    ),
    ProfileMistake(
      body,
      ["troupe-request": "{prompt}"],
      "$.formats.openai.create.body",
      "does not begin with"
    ),
    ProfileMistake(
      "formats.openai.create.path",
      "/v1/{character_ids}",
      "$.formats.openai.create.path",
      "{character_ids} is no value"
    ),
    ProfileMistake(
      creation,
      ["method": "POST", "path": "/c", "body": ["d": "{description}"]],
      "$.formats.native.create_character",
      "{clip_url}"
    ),
    ProfileMistake(
      "errors.rules",
      [["kind": "moderation", "stage": "before"]],
      "$.errors.rules[0].stage",
      "not one of submit, during, output"
    ),
    ProfileMistake(
      "character_use",
      ["remote_handel"],
      "$.character_use[0]",
      "not one of",
      "remote_handle"
    ),
    ProfileMistake(
      "image_transport",
      ["upload"],
      "$.image_transport",
      "no format has a route 'upload'"
    ),
    ProfileMistake("private_default", "yes", "$.private_default", "true or false"),
    ProfileMistake("private_default", true, "$.private_default", "{private}"),
    ProfileMistake("statuses.doing", ["x"], "$.statuses.doing", "unknown key", "done"),
    ProfileMistake(
      "statuses",
      ["done": ["ok"], "failed": ["OK"]],
      "$.statuses.failed[0]",
      "listed twice"
    ),
    ProfileMistake(
      "errors.rules",
      [["kind": "quotas"]],
      "$.errors.rules[0].kind",
      "not one of",
      "quota"
    ),
    ProfileMistake("pace.poll_seconds", 0, "$.pace.poll_seconds", "above zero"),
    ProfileMistake("pace.poll", 5, "$.pace.poll", "unknown key", "poll_seconds"),
    ProfileMistake("pace", [:], "$.pace.poll_seconds", "missing"),
    ProfileMistake("pace.requests_per_minute", 0, "$.pace.requests_per_minute", "above zero"),
    ProfileMistake("poll", ["interval_seconds": 5], "$.poll", "unknown key"),
    ProfileMistake("link_lifetime_seconds", -1, "$.link_lifetime_seconds", "negative"),
    ProfileMistake(
      "formats.native.upload",
      ["method": "POST", "path": "/up", "body": ["f": "{file}"]],
      "$.formats.native.upload.body.f",
      "multipart"
    ),
    ProfileMistake(
      "formats.native.upload",
      ["method": "POST", "path": "/up", "body": ["f": "{file_name}"]],
      "$.formats.native.upload",
      "makes use of {file_base64}, {file_data_url}, {file}"
    ),
  ]
}
