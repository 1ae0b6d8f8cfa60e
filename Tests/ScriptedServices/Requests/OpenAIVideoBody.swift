import TroupeModel

/// A request for a video in the OpenAI format proper, as JSON or as a form.
struct OpenAIVideoBody {
  private static let sizes: [String: Set<String>] = [
    "sora-2": ["720x1280", "1280x720"],
    "sora-2-pro": ["720x1280", "1280x720", "1024x1792", "1792x1024"],
  ]

  private static let pictures: Set<String> = ["image/png", "image/jpeg", "image/webp"]

  private(set) var draft: VideoDraft

  init(
    _ request: ServiceRequest,
    _ plan: ServicePlan,
    _ state: ServiceState
  ) throws(ServiceFault) {
    let picture: FileKind?
    let ids: [String]
    (draft, picture, ids) =
      request.mediaType == "multipart/form-data"
      ? try Self.form(request) : try Self.json(request, state)
    try use(ids, state)
    if plan.wantsExactPicture, let size = picture?.size {
      let found = "\(size.width)x\(size.height)"
      guard found == draft.size else {
        throw .bad("input_reference is \(found), the video \(draft.size ?? "")")
      }
    }
  }

  private typealias Parts = (draft: VideoDraft, picture: FileKind?, characters: [String])

  private static func json(
    _ request: ServiceRequest,
    _ state: ServiceState
  ) throws(ServiceFault) -> Parts {
    let body = try JSONBody(request)
    try body.allow(["model", "prompt", "seconds", "size", "input_reference", "characters"])
    let draft = try draft(
      model: body.text("model"),
      prompt: body.text("prompt"),
      seconds: body.optionalText("seconds"),
      size: body.optionalText("size")
    )
    var picture: FileKind?
    if let value = body["input_reference"] {
      let reference = try JSONBody(value, at: "input_reference")
      try reference.allow(["image_url"])
      picture = try state.checkAddress(
        reference.text("image_url"),
        "input_reference.image_url",
        types: pictures,
        allowsData: true
      )
    }
    return (draft, picture, try characters(body.optionalList("characters") ?? []))
  }

  /// Characters are documented for JSON alone; in a form they are taken in both ways that clients have: a list as
  /// JSON in one part, and a part `characters[][id]` for each.
  private static func form(_ request: ServiceRequest) throws(ServiceFault) -> Parts {
    let form = try FormBody(request)
    let repeated = "characters[][id]"
    try form.allow(
      ["model", "prompt", "seconds", "size", "input_reference", "characters", repeated],
      moreThanOnce: [repeated]
    )
    let draft = try draft(
      model: form.text("model"),
      prompt: form.text("prompt"),
      seconds: form.optionalText("seconds"),
      size: form.optionalText("size")
    )
    let file = try form.optionalFile("input_reference", pictures)
    var ids = form.parts.filter { $0.name == repeated }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
    if let text = try form.optionalText("characters") {
      guard ids.isEmpty, let list = try? JSON(parsing: text), let elements = list.elements else {
        throw .bad("characters is no list in JSON, or there is \(repeated) as well")
      }
      ids = try characters(elements)
    }
    return (draft, file.flatMap { FileKind($0.bytes) }, ids)
  }

  private static func characters(_ list: [JSON]) throws(ServiceFault) -> [String] {
    var ids: [String] = []
    for (index, value) in list.enumerated() {
      let use = try JSONBody(value, at: "characters[\(index)]")
      try use.allow(["id"])
      ids.append(try use.text("id"))
    }
    return ids
  }

  /// Puts characters into the draft, whose prompt must call each by its name.
  private mutating func use(_ ids: [String], _ state: ServiceState) throws(ServiceFault) {
    guard ids.count <= 2 else { throw .bad("characters holds more than 2") }
    for id in ids {
      let character = try state.readyCharacter(id)
      guard draft.prompt.contains(character.name) else {
        throw .bad("the prompt does not hold the name \(character.name)")
      }
      guard !draft.characters.contains(id) else { throw .bad("characters holds \(id) twice") }
      draft.characters.append(id)
    }
  }

  private static func draft(
    model: String,
    prompt: String,
    seconds: String?,
    size: String?
  ) throws(ServiceFault) -> VideoDraft {
    guard let sizes = sizes[model] else { throw .noModel(model) }
    let size = size ?? "720x1280"
    guard sizes.contains(size) else { throw .bad("size is \(size), which \(model) does not make") }
    let seconds = seconds ?? "4"
    guard ["4", "8", "12"].contains(seconds) else {
      throw .bad("seconds is \(seconds), not 4, 8 or 12")
    }
    return VideoDraft(model: model, prompt: prompt, seconds: seconds, size: size)
  }
}
