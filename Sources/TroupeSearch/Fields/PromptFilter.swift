import TroupeModel

/// `prompt:=exact` and `prompt:~part`: the text itself, byte for byte.
public struct PromptFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "prompt",
    "prompt:=\"…\" the whole text of the prompt or a scene; prompt:~\"…\" a part of it, letter for letter (slow)",
    example: "prompt:~Luna",
    marks: ["=", "~"]
  )

  /// Whether the whole text is meant and not a part.
  public let isWhole: Bool
  /// The text.
  public let text: String

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let mark = value.mark else {
      throw .malformed(
        expected: "a text with = or ~ before it",
        example: "prompt:=\"the whole prompt\" or prompt:~part"
      )
    }
    isWhole = mark == "="
    text = value.text
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(text, mark: isWhole ? "=" : "~") }

  /// The tokens that any text with it holds one after the other; empty where there are none to go by.
  public var tokens: [String] { isWhole ? Segmenter.tokens(text) : [] }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let generation = subject.generation?.generation else { return false }
    return ([generation.prompt] + generation.scenes.map(\.prompt)).contains {
      isWhole ? $0.isSame(text) : $0.utf8.contains(text.utf8)
    }
  }
}
