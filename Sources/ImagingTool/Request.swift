import TroupeModel

/// What one line of input asks for.
enum Request {
  case probe(path: String)
  case thumbnail(Thumbnail)
  case fit(ExactFit)
  case text(TextRequest)
  case compose(Composition)

  /// Does what a line asks and says how it went; never throws, whatever the line holds.
  static func answer(toLine line: String) -> JSON {
    do {
      return try Request(line: line).answer()
    } catch {
      return [
        "error": ["code": .string(error.code.rawValue), "message": .string(error.message)]
      ]
    }
  }

  init(line: String) throws(ToolError) {
    let json: JSON
    do {
      json = try JSON(parsing: line, limits: JSON.Limits(bytes: 4 << 20, depth: 16))
    } catch {
      throw ToolError(code: .badRequest, message: error.description)
    }
    switch json["request"]?.text {
    case "probe": self = .probe(path: try json.required("path"))
    case "thumbnail": self = .thumbnail(try Thumbnail(json))
    case "fit": self = .fit(try ExactFit(json))
    case "text": self = .text(try TextRequest(json))
    case "compose": self = .compose(try Composition(json))
    case let other:
      throw ToolError(code: .badRequest, message: "no such request: \(other ?? "none")")
    }
  }

  private func answer() throws(ToolError) -> JSON {
    switch self {
    case .probe(let path): try Probe(path: path).answer()
    case .thumbnail(let request): try request.answer()
    case .fit(let request): try request.answer()
    case .text(let request): try request.answer()
    case .compose(let composition): try composition.answer()
    }
  }
}

extension JSON {
  /// The text of a member that must be there, without NUL.
  func required(_ name: String) throws(ToolError) -> String {
    guard let text = self[name]?.text, !text.isEmpty, !text.utf8.contains(0) else {
      throw ToolError(code: .badRequest, message: "\(name) is missing or not a text")
    }
    return text
  }

  /// A whole number in a range; a missing one is an error unless there is a default.
  func whole(
    _ name: String,
    in range: ClosedRange<Int>,
    or standard: Int? = nil
  ) throws(ToolError) -> Int {
    guard let value = self[name] ?? standard.map({ .number($0) }) else {
      throw ToolError(code: .badRequest, message: "\(name) is missing")
    }
    guard let number = value.int, range.contains(number) else {
      throw ToolError(
        code: .badRequest,
        message: "\(name) is not a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  /// One of a few words; the first case when missing.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    _ type: Choice.Type
  ) throws(ToolError) -> Choice {
    guard let value = self[name] else {
      if let first = Choice.allCases.first { return first }
      throw ToolError(code: .badRequest, message: "\(name) is missing")
    }
    guard let choice = value.text.flatMap(Choice.init(rawValue:)) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw ToolError(code: .badRequest, message: "\(name) is none of \(words)")
    }
    return choice
  }
}
