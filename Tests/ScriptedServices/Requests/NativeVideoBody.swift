import TroupeModel

/// The two bodies in which the documented interface and its relays take a video: "unified" and "OpenAI format".
struct NativeVideoBody {
  /// The names that a member of the body may have, in the order in which they are documented.
  static let unifiedNames = ["model", "prompt", "aspect_ratio", "private"]
  static let openAINames = [
    "model", "prompt", "storyboard", "image_url", "size", "duration", "private",
  ]

  let body: JSONBody

  /// What a unified body asks for.
  func unified(_ state: ServiceState) throws(ServiceFault) -> VideoDraft {
    let ratio = try body.optionalText("aspect_ratio")
    if let ratio, !Self.isPair(ratio, ":") { throw .bad("aspect_ratio is \(ratio)") }
    _ = try body.optionalFlag("private")
    return try draft(prompt: body.text("prompt"), size: ratio, state)
  }

  /// What a body in the OpenAI format asks for: one scene, perhaps from a picture, or a storyboard.
  func openAI(
    _ state: ServiceState,
    allowsData: Bool = false
  ) throws(ServiceFault) -> VideoDraft {
    let size = try body.optionalText("size")
    if let size, !Self.isPair(size, "x") { throw .bad("size is \(size)") }
    _ = try body.optionalFlag("private")
    var seconds = try body.optionalNumber("duration").map { JSON.number($0).compact }
    var prompts: [String] = []
    if let scenes = try body.optionalList("storyboard") {
      for name in ["prompt", "image_url", "duration"] where body.has(name) {
        throw .bad("a storyboard has no \(name) beside it")
      }
      var total = 0.0
      for (index, value) in scenes.enumerated() {
        let scene = try JSONBody(value, at: "storyboard[\(index)]")
        try scene.allow(inOrder: ["prompt", "duration"])
        prompts.append(try scene.text("prompt"))
        total += try scene.optionalNumber("duration") ?? 0
      }
      seconds = total > 0 ? JSON.number(total).compact : nil
    } else {
      prompts = [try body.text("prompt")]
    }
    if let image = try body.optionalText("image_url") {
      try state.checkAddress(image, "image_url", allowsData: allowsData)
    }
    return try draft(
      prompt: prompts.joined(separator: "\n"),
      seconds: seconds,
      size: size,
      state
    )
  }

  private func draft(
    prompt: String,
    seconds: String? = nil,
    size: String?,
    _ state: ServiceState
  ) throws(ServiceFault) -> VideoDraft {
    VideoDraft(
      model: try body.text("model"),
      prompt: prompt,
      seconds: seconds,
      size: size,
      characters: try state.mentioned(in: prompt)
    )
  }

  /// Whether the text is two whole numbers above zero with that between them.
  static func isPair(_ text: String, _ separator: Character) -> Bool {
    let numbers = text.split(separator: separator, omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { (Int($0) ?? 0) > 0 }
  }
}

/// The native request for a character: a name, a description and pictures by URL.
struct NativeCharacterBody {
  static let names = ["name", "description", "reference_images"]

  let name: String

  init(_ body: JSONBody, _ state: ServiceState) throws(ServiceFault) {
    try body.allow(inOrder: Self.names)
    name = try body.text("name")
    let description = try body.optionalText("description")
    let pictures = try body.optionalTexts("reference_images")
    guard description != nil || pictures != nil else {
      throw .bad("a character needs a description or reference_images")
    }
    for (index, picture) in (pictures ?? []).enumerated() {
      try state.checkAddress(picture, "reference_images[\(index)]")
    }
  }
}
