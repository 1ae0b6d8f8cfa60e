import TroupeModel

/// The options of a request that a column of a batch may set.
enum BatchKey: String, CaseIterable {
  case prompt, with, endpoint, format, model, size, duration
  case aspectRatio = "aspect_ratio"
  case image
  case imageFit = "image_fit"
  case isPrivate = "private"
  case project, tags, scenes
}

extension BatchFile {
  /// What is wrong with keys that are no option and stand in no prompt of any row.
  func problems(usedNames: Set<String>) -> [String] {
    let options = BatchKey.allCases.map(\.rawValue)
    return keys.filter { !options.contains($0) && !usedNames.contains($0) }.map { key in
      let nearest = NearestNames.to(key, among: options).first
      return "'\(key)' is no option and stands in no prompt"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; write {\(key)} where it belongs")
    }
  }
}

extension BatchFile.Row {
  /// The request of this row, on top of what the command says for all; problems go to the list, a sentence each.
  ///
  /// A picture's path is taken from the folder that the batch is in. The names in the prompts go to `used`.
  func request(
    on base: GenerationRequest,
    folder: String,
    used: inout Set<String>,
    _ problems: inout [String]
  ) -> GenerationRequest {
    var reader = BatchRowReader(row: self)
    var request = base
    if let prompt = reader.text(.prompt) { request.prompt = prompt }
    if let scenes = reader.scenes() {
      request.scenes = scenes
      if reader.text(.prompt) == nil { request.prompt = "" }
    }
    if let list = reader.list(.with) { request.with += list }
    if let list = reader.list(.tags) { request.tags += list }
    request.endpoint = reader.text(.endpoint) ?? base.endpoint
    request.model = reader.text(.model) ?? base.model
    request.size = reader.text(.size) ?? base.size
    request.aspectRatio = reader.text(.aspectRatio) ?? base.aspectRatio
    request.image = reader.text(.image).map { $0.path(from: folder) } ?? base.image
    request.project = reader.text(.project) ?? base.project
    request.duration = reader.number(.duration) ?? base.duration
    request.isPrivate = reader.bool(.isPrivate) ?? base.isPrivate
    request.format = reader.word(.format, VideoFormat.self) ?? base.format
    request.imageFit = reader.word(.imageFit, ImageFit.self) ?? base.imageFit
    reader.fillTemplates(in: &request)
    problems += reader.problems
    used.formUnion(reader.usedNames)
    return request
  }
}

extension String {
  /// The path seen from a folder; an address or an absolute path as it is.
  fileprivate func path(from folder: String) -> String {
    hasPrefix("/") || contains("://") || hasPrefix("data:") ? self : folder + "/" + self
  }
}

/// Reads the values of one row and gathers what is wrong with them.
private struct BatchRowReader {
  let row: BatchFile.Row
  var problems: [String] = []
  /// The names in the prompts.
  var usedNames: Set<String> = []

  init(row: BatchFile.Row) { self.row = row }

  private mutating func problem(_ text: String) { problems.append("row \(row.number): \(text)") }

  mutating func text(_ key: BatchKey) -> String? {
    guard let value = row.values[key.rawValue] else { return nil }
    if let text = value.plainText { return text }
    problem("'\(key.rawValue)' is \(value.kind), not a text")
    return nil
  }

  mutating func number(_ key: BatchKey) -> Double? {
    guard let value = row.values[key.rawValue] else { return nil }
    if let number = value.plainText.flatMap({ Double($0.trimmingBlanks) }), number.isFinite {
      return number
    }
    problem("'\(key.rawValue)' is no number")
    return nil
  }

  mutating func bool(_ key: BatchKey) -> Bool? {
    guard let value = row.values[key.rawValue] else { return nil }
    switch value.plainText?.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0": return false
    default:
      problem("'\(key.rawValue)' is neither yes nor no")
      return nil
    }
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: BatchKey,
    _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key) else { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    problem("'\(text)' is no \(key.rawValue): there are \(known)")
    return nil
  }

  /// A list, or a text with commas or blanks between its parts.
  mutating func list(_ key: BatchKey) -> [String]? {
    guard let value = row.values[key.rawValue] else { return nil }
    if let elements = value.elements {
      let texts = elements.compactMap(\.text)
      if texts.count == elements.count { return texts }
    } else if let text = value.plainText {
      return text.split { $0 == "," || $0 == ";" }.map { String($0).trimmingBlanks }
        .filter { !$0.isEmpty }
    }
    problem("'\(key.rawValue)' is no list of texts")
    return nil
  }

  mutating func scenes() -> [Scene]? {
    guard let value = row.values[BatchKey.scenes.rawValue] else { return nil }
    do {
      let board = try Storyboard(parsing: Array(value.compact.utf8), path: "row \(row.number)")
      return board.scenes
    } catch {
      problem(ErrorReport(of: error).message)
      return nil
    }
  }

  private mutating func filled(_ text: String) -> String {
    let template = PromptTemplate(text)
    usedNames.formUnion(template.names)
    for name in template.names.sorted() where row.values[name]?.plainText == nil {
      let nearest = NearestNames.to(name, among: row.values.keys.sorted()).first
      problem(
        "there is no value for {\(name)}"
          + (nearest.map { "; did you mean {\($0)}?" } ?? "; write {{ for a plain brace")
      )
    }
    return template.filled { row.values[$0]?.plainText }
  }

  /// Puts the row's other columns into the braces of its prompts.
  mutating func fillTemplates(in request: inout GenerationRequest) {
    request.prompt = filled(request.prompt)
    for index in request.scenes.indices {
      request.scenes[index].prompt = filled(request.scenes[index].prompt)
    }
  }
}

extension JSON {
  /// A text as it is, a number by its digits, yes or no as words; nil for a list or an object.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let digits): digits
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }
}
