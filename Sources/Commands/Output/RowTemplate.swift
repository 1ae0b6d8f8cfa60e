import Troupe
import TroupeModel

/// How `--format` writes a row: text with keys of `--json` in braces, such as `{id}  {parameters.size}  {cast.character}`.
struct RowTemplate: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case value([String])
  }

  private var pieces: [Piece] = []

  /// Reads a template.
  ///
  /// `{{` and `}}` are braces themselves; `\n`, `\t` and `\\` are a line break, a tab and a backslash.
  ///
  /// - Throws: what is wrong with it, before anything is printed.
  init(_ text: String, keys: TemplateKeys) throws(TemplateProblem) {
    guard !text.isEmpty else { throw .empty }
    var plain = ""
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch (character, rest.first) {
      case ("{", "{"), ("}", "}"):
        rest.removeFirst()
        plain.append(character)
      case ("\\", "n"), ("\\", "t"), ("\\", "\\"):
        let next = rest.removeFirst()
        plain.append(next == "n" ? "\n" : next == "t" ? "\t" : "\\")
      case ("{", _):
        guard let end = rest.firstIndex(of: "}") else { throw .unclosed("{" + String(rest)) }
        let key = String(rest[..<end])
        guard keys.has(key) else { throw .unknown(key, keys) }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(.value(key.split(separator: ".").map(String.init)))
        rest = rest[(end + 1)...]
      case ("}", _): throw .unopened
      default: plain.append(character)
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
  }

  /// The row of one thing, given as its JSON.
  ///
  /// A value takes no line of its own. Its control characters are made visible on a terminal, which obeys them; a program
  /// gets them as they are.
  func row(_ json: JSON, isTerminal: Bool) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let path):
        isTerminal
          ? json.words(path[...]).withoutLineBreaks.terminalSafe
          : json.words(path[...]).withoutLineBreaks
      }
    }.joined()
  }
}

/// What can be wrong with a template.
enum TemplateProblem: Error, Sendable {
  case empty
  case unclosed(String)
  case unopened
  case unknown(String, TemplateKeys)

  /// The words for it.
  var report: ErrorReport {
    switch self {
    case .empty:
      ErrorReport("The template of --format is empty", "Write keys in braces, as {id}", .wrongUsage)
    case .unclosed(let text):
      ErrorReport(
        "'\(text.terminalSafe)' in the template of --format is not closed",
        "Add the closing }, or write {{ for a brace",
        .wrongUsage
      )
    case .unopened:
      ErrorReport(
        "The template of --format closes a brace that it did not open",
        "Write }} for a brace",
        .wrongUsage
      )
    case .unknown(let key, let keys):
      ErrorReport(
        "There is no key '\(key.terminalSafe)' for --format",
        keys.nearest(to: key).map { "Did you mean {\($0)}?" }
          ?? "The keys are those of --json, with a dot before what lies within",
        .wrongUsage,
        details: ["Keys:"] + keys.lines.map { "  " + $0 }
      )
    }
  }
}

extension JSON {
  /// What stands at the end of a path, in words: things of a list with a comma between them, nothing for null.
  fileprivate func words(_ path: ArraySlice<String>) -> String {
    switch self {
    case .array(let elements):
      return elements.map { $0.words(path) }.filter { !$0.isEmpty }.joined(separator: ", ")
    case .string(let text) where path.first == "short": return ItemID(text)?.short ?? text
    case .object:
      guard let name = path.first else { return compact }
      return self[name]?.words(path.dropFirst()) ?? ""
    case .null: return ""
    case .string(let text): return text
    case .number(let digits): return digits
    case .bool(let value): return value ? "true" : "false"
    }
  }
}

extension String {
  /// The text with a space for each run of line breaks.
  fileprivate var withoutLineBreaks: String {
    guard contains(where: \.isNewline) else { return self }
    return split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
