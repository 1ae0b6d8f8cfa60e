/// A text with placeholders in it.
public struct TextTemplate: Hashable, Sendable {
  /// A piece of the text.
  public enum Piece: Hashable, Sendable {
    case literal(String)
    case value(Placeholder)
  }

  /// The pieces in order.
  public var pieces: [Piece]

  /// Every placeholder in it.
  public var placeholders: Set<Placeholder> {
    Set(
      pieces.compactMap { piece in
        if case .value(let placeholder) = piece { placeholder } else { nil }
      }
    )
  }

  /// Reads a text.
  ///
  /// Braces around what can be no placeholder are literal. `mistaken` is told everything else that is none, and may say
  /// what to read instead, so that one slip is not told again as something that is missing.
  init(_ text: String, mistaken: (MistakenPlaceholder) -> Placeholder?) {
    pieces = []
    var literal = ""
    for part in BracedText.parts(of: text) {
      let placeholder: Placeholder?
      switch part {
      case .literal(let text):
        literal += text
        continue
      case .value(let value): placeholder = value
      case .mistake(let mistake): placeholder = mistaken(mistake)
      }
      guard let placeholder else { continue }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.value(placeholder))
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
  }

  /// The text with each placeholder replaced; nil where one has no value.
  func filled(_ value: (Placeholder) -> String?) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .value(let placeholder):
        guard let text = value(placeholder) else { return nil }
        result += text
      }
    }
    return result
  }
}
