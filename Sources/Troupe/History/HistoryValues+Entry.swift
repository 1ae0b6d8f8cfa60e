import TroupeModel

extension HistoryValues {
  /// The statuses that a history may bring in: of a request that is over nothing is ever sent.
  private static let ended = GenerationStatus.allCases.filter(\.isTerminal)

  /// What all values together say; nil where something is wrong.
  mutating func entry() -> HistoryEntry? {
    let createdAt = time(.createdAt) ?? Milliseconds(0)
    let count = problems.count
    let prompt = text(.prompt, .prose) ?? ""
    let scenes = scenes()
    if problems.count == count, scenes.isEmpty, prompt.allSatisfy(\.isWhitespace) {
      problem(.prompt, "there is neither a prompt nor a scene")
    }
    var generation = Generation(
      id: HistoryEntry.noID,
      endpoint: name(.endpoint) ?? "imported",
      account: name(.account) ?? "default",
      prompt: prompt,
      scenes: scenes,
      parameters: parameters(),
      project: text(.project) ?? "",
      tags: list(.tags, separators: ",;，、"),
      notes: text(.notes, .prose) ?? "",
      estimate: cost(),
      createdAt: createdAt,
      parent: id(.parent)
    )
    generation.remoteID = remoteID()
    generation.remoteStatus = text(.remoteStatus, .prose)
    generation.progress = number(.progress, in: 0...1)
    generation.failure = text(.failure, .prose)
    generation.rating = rating()
    var entry = HistoryEntry(id: id(.id), generation: generation, cast: cast())
    setStatus(of: &entry)
    return problems.isEmpty ? entry : nil
  }

  /// A name; one of blanks is none.
  private mutating func name(_ key: HistoryKey) -> String? {
    text(key).map(\.trimmingBlanks).flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func setStatus(of entry: inout HistoryEntry) {
    let hasRemoteID = entry.generation.remoteID != nil
    guard self[.status] != nil else {
      entry.generation.status = hasRemoteID ? .stored : .expired
      return
    }
    guard let status = word(.status, GenerationStatus.self) else { return }
    guard status.isTerminal else {
      problem(
        .status,
        "'\(status.rawValue)' has not ended, and what is imported is never sent or asked about; leave it out or write "
          + Self.ended.map(\.rawValue).joined(separator: ", ")
      )
      return
    }
    entry.lacksRemoteID = status == .stored && !hasRemoteID
    entry.generation.status = entry.lacksRemoteID ? .expired : status
  }

  private mutating func remoteID() -> RemoteID? {
    guard let text = text(.remoteID), !text.isEmpty else { return nil }
    guard let id = RemoteID(text) else {
      problem(.remoteID, "it is longer than 1,024 bytes")
      return nil
    }
    return id
  }

  private mutating func rating() -> Int? {
    guard let number = number(.rating, in: 1...5) else { return nil }
    guard let rating = Int(exactly: number) else {
      problem(.rating, "it is no whole number")
      return nil
    }
    return rating
  }

  private mutating func parameters() -> GenerationParameters {
    GenerationParameters(
      format: word(.format, VideoFormat.self) ?? .openai,
      model: text(.model) ?? "",
      size: size(),
      duration: number(.duration, in: 0.001...86_400),
      aspectRatio: text(.aspectRatio),
      image: text(.image, .prose),
      imageContent: digest(),
      isPrivate: bool(.isPrivate)
    )
  }

  private mutating func size() -> PixelSize? {
    guard let text = text(.size)?.trimmingBlanks else { return nil }
    if let size = PixelSize(text) { return size }
    problem(.size, "'\(String(text.prefix(60)).terminalSafe)' is no size; write it as 1280x720")
    return nil
  }

  private mutating func digest() -> ContentID? {
    guard let text = text(.imageContent) else { return nil }
    if let digest = ContentID(text) { return digest }
    problem(.imageContent, "it is no SHA-256 of 64 hexadecimal digits")
    return nil
  }

  /// The amount with its currency: from an object, from columns of their own, or as `0.80 USD`.
  private mutating func cost() -> Cost? {
    var amount: Double?
    var currency = text(.currency) ?? ""
    if let written = self[.cost]?.scalarText {
      let words = written.split(whereSeparator: \.isWhitespace).map(String.init)
      amount = words.first.flatMap(Double.init)
      if words.count == 2, currency.isEmpty { currency = words[1] }
      if amount == nil || words.count > 2 {
        problem(.cost, "it is no amount; write it as 0.80 or '0.80 USD'")
      }
    } else if self[.cost] != nil {
      problem(.cost, "it is no amount; write it as 0.80 or '0.80 USD'")
    }
    amount = amount ?? number(.amount, in: 0...1e12)
    guard let amount else { return nil }
    guard (0...1e12).contains(amount) else {
      problem(.cost, "it is no amount from 0")
      return nil
    }
    let micros = Int64((amount * 1_000_000).rounded())
    return Cost(micros: micros, currency: currency, unit: text(.unit) ?? "call")
  }

  private mutating func scenes() -> [Scene] {
    guard var value = self[.scenes] else { return [] }
    // A cell of a table holds the list as a text.
    if let text = value.text, let inner = try? JSON(parsing: text) { value = inner }
    guard let elements = value.elements else {
      problem(.scenes, "it is no list of scenes")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      guard let prompt = element.text ?? element["prompt"]?.text else {
        problem(.scenes, "scene \(index + 1) has no prompt")
        return nil
      }
      var duration: Double?
      if let value = element["duration"], value != .null {
        duration = value.double
        if duration.map({ (0.001...86_400).contains($0) }) != true {
          problem(.scenes, "the duration of scene \(index + 1) is no number of seconds")
        }
      }
      guard let prompt = checked(prompt, .scenes, .prose) else { return nil }
      return Scene(prompt: prompt, duration: duration)
    }
  }
}
