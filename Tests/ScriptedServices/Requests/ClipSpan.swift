/// The part of a clip that shows a character, as `"1,3"`: seconds from and to, 1 to 3 of them.
struct ClipSpan {
  let start: Double
  let end: Double

  init(_ text: String, _ name: String) throws(ServiceFault) {
    let ends = text.split(separator: ",", omittingEmptySubsequences: false)
    guard ends.count == 2, let start = Self.decimal(ends[0]), let end = Self.decimal(ends[1]) else {
      throw .bad("\(name) is \"\(text)\", not two numbers with a comma between")
    }
    // A tenth of a millisecond for what decimals lose.
    guard end - start > 0.9999, end - start < 3.0001 else {
      throw .bad("\(name) spans \(end - start) s; 1 to 3 s are allowed")
    }
    self.start = start
    self.end = end
  }

  /// Refuses a span that ends after the clip does, where its length is known.
  func check(within clip: FileKind?, _ name: String) throws(ServiceFault) {
    guard let seconds = clip?.seconds, end > seconds + 0.05 else { return }
    throw .bad("\(name) ends at \(end) s, but the clip at \(seconds) s")
  }

  /// A plain decimal: digits, perhaps a point and more digits.
  private static func decimal(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return Double(text)
  }
}

/// The request of a relay for a character: a clip by URL or by the task that made it, and its part.
struct RelayCharacterBody {
  init(_ body: JSONBody, _ modelFlag: ModelFlag, _ state: ServiceState) throws(ServiceFault) {
    let model = try body.optionalText("model")
    switch modelFlag {
    case .required(let name):
      guard let model else { throw .bad("model is missing") }
      guard model == name else { throw .noModel(model) }
    case .forbidden:
      // These relays take the model for part of another route.
      guard model == nil else {
        throw ServiceFault(404, "not_found", "not found: no character route takes a model")
      }
    case .ignored: break
    }
    try body.allow(["model", "url", "from_task", "timestamps"])
    let span = try ClipSpan(body.text("timestamps"), "timestamps")
    switch (try body.optionalText("url"), try body.optionalText("from_task")) {
    case (let url?, nil):
      let clip = try state.checkAddress(url, "url", types: ["video/mp4"])
      try span.check(within: clip, "timestamps")
    case (nil, let task?):
      let job = state.jobs[try state.index(ofVideo: task)]
      guard job.state == .done else { throw .bad("the task \(task) is not finished") }
      try span.check(within: FileKind(state.film), "timestamps")
    case (nil, nil): throw .bad("url or from_task is missing")
    default: throw .bad("url and from_task exclude each other")
    }
  }
}
