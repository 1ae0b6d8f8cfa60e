/// How text is shown: with or without colour, and in how many columns.
struct TextStyle: Sendable {
  /// What a colour means.
  enum Tint: Sendable {
    case plain, strong, faint, good, busy, warning, bad
    /// What a search found.
    case marked
  }

  var hasColour: Bool
  /// The columns of the terminal; nil where nothing has to fit.
  var columns: Int?

  /// Text without colour that need not fit anything.
  static let plain = TextStyle(hasColour: false, columns: nil)

  /// The text in a colour, where there are colours.
  func paint(_ text: String, _ tint: Tint) -> String {
    guard hasColour, let code = tint.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension TextStyle {
  /// The style that fits a stream: colour on a terminal only, and never with `NO_COLOR`.
  init(_ stream: Console.Stream, environment: [String: String]) {
    let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    hasColour = stream.isTerminal && !isRefused
    columns = stream.isTerminal ? stream.columns() : nil
  }
}

extension TextStyle.Tint {
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .marked: "1;4"
    case .faint: "2"
    case .good: "32"
    case .busy: "36"
    case .warning: "33"
    case .bad: "31"
    }
  }
}
