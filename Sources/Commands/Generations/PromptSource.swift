import FoundationEssentials
import Troupe

/// Where the text of a prompt comes from.
enum PromptSource: Hashable, Sendable {
  case argument(String)
  case standardInput
  /// The argument, standard input and scenes are missing: the editor, on a terminal.
  case editor
  case nothing

  /// Decides by what was typed.
  init(typed: String?, hasScenes: Bool) {
    switch typed {
    case "-": self = .standardInput
    case let text?: self = .argument(text)
    case nil: self = hasScenes ? .nothing : .editor
    }
  }

  /// Gets the text.
  ///
  /// - Throws: `TroupeError.nothingToGenerate` where there is nobody to ask.
  func read(_ session: Session) throws -> String {
    switch self {
    case .argument(let text): return text
    case .nothing: return ""
    case .standardInput:
      var text = try session.console.input.readAll()
      while text.last?.isNewline == true { text.removeLast() }
      return text
    case .editor:
      guard session.console.input.isTerminal, session.console.output.isTerminal else {
        throw TroupeError.nothingToGenerate
      }
      return try Editor(environment: session.world.environment).ask(
        "# Write the prompt above. @luna casts Luna; lines that begin with # are left out."
      )
    }
  }
}
