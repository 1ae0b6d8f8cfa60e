import TroupeModel

/// A prompt with names in braces, such as `@luna in {place}`; `{{` is a brace.
struct PromptTemplate {
  private enum Piece {
    case text(String)
    case name(String)
  }

  private var pieces: [Piece] = []

  /// Reads a prompt; a brace that opens no name is a brace.
  init(_ text: String) {
    var literal = ""
    var rest = text[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "{" || first == "}", rest.first == first {
        literal.append(first)
        rest = rest.dropFirst()
      } else if first == "{", let end = rest.firstIndex(of: "}"),
        Self.isName(rest[..<end])
      {
        if !literal.isEmpty { pieces.append(.text(literal)) }
        literal = ""
        pieces.append(.name(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        literal.append(first)
      }
    }
    if !literal.isEmpty { pieces.append(.text(literal)) }
  }

  /// The names in it.
  var names: Set<String> {
    Set(pieces.compactMap { if case .name(let name) = $0 { name } else { nil } })
  }

  /// The prompt with every name replaced; a name without a value stays as it was written.
  func filled(_ value: (String) -> String?) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .name(let name): value(name) ?? "{\(name)}"
      }
    }.joined()
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " }
  }
}
