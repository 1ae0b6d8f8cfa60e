import TroupeModel

/// A relay's request for a video: the members of both documented bodies, and a character by its clip.
struct RelayVideoBody {
  private static let names = [
    "model", "prompt", "storyboard", "image_url", "images", "aspect_ratio", "size", "duration",
    "seconds", "private", "character_url", "character_timestamps",
  ]
  static let models = ["sora-2", "sora-2-pro"]

  let draft: VideoDraft

  init(_ body: JSONBody, _ state: ServiceState) throws(ServiceFault) {
    try body.allow(Self.names)
    guard !body.has("size") || !body.has("aspect_ratio") else {
      throw .bad("size and aspect_ratio exclude each other")
    }
    for (index, picture) in (try body.optionalTexts("images") ?? []).enumerated() {
      try state.checkAddress(picture, "images[\(index)]", allowsData: true)
    }
    switch (
      try body.optionalText("character_url"), try body.optionalText("character_timestamps")
    ) {
    case (nil, nil): break
    case (let url?, let timestamps?):
      let clip = try state.checkAddress(url, "character_url", types: ["video/mp4"])
      let span = try ClipSpan(timestamps, "character_timestamps")
      try span.check(within: clip, "character_timestamps")
    default: throw .bad("character_url and character_timestamps belong together")
    }
    let native = NativeVideoBody(body: body)
    var draft =
      body.has("aspect_ratio")
      ? try native.unified(state) : try native.openAI(state, allowsData: true)
    if body.has("aspect_ratio") {
      draft.seconds = try body.optionalNumber("duration").map { JSON.number($0).compact }
      if let image = try body.optionalText("image_url") {
        try state.checkAddress(image, "image_url", allowsData: true)
      }
    }
    if let seconds = try Self.seconds(body) { draft.seconds = seconds }
    guard Self.models.contains(draft.model) else { throw .noModel(draft.model) }
    self.draft = draft
  }

  /// Some relays take `seconds` as a number, some as its digits in a text.
  private static func seconds(_ body: JSONBody) throws(ServiceFault) -> String? {
    guard let value = body["seconds"] else { return nil }
    guard !body.has("duration") else { throw .bad("seconds and duration exclude each other") }
    guard let text = value.text else {
      return try body.optionalNumber("seconds").map { JSON.number($0).compact }
    }
    guard let number = Int(text), number > 0 else { throw .bad("seconds is \"\(text)\"") }
    return text
  }
}
