import ArgumentParser
import TroupeModel

/// `troupe completion`.
struct CompletionCommand: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "completion",
    "Print the script that completes commands, handles, looks and endpoints.",
    examples: [
      "bash:  source <(troupe completion bash)      in ~/.bashrc",
      #"zsh:   troupe completion zsh > "${fpath[1]}/_troupe""#,
      "fish:  troupe completion fish > ~/.config/fish/completions/troupe.fish",
    ]
  )

  @Argument(help: "bash, zsh or fish.") var shell: ShellArgument
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let script = RootCommand.completionScript(for: shell.shell)
    return Note(script, json: ["shell": .string(shell.shell.rawValue), "script": .string(script)])
  }
}

/// A shell as an argument.
struct ShellArgument: ExpressibleByArgument {
  var shell: CompletionShell

  init?(argument: String) {
    guard let shell = CompletionShell(rawValue: argument.lowercased()) else { return nil }
    self.shell = shell
  }

  static var allValueStrings: [String] { CompletionShell.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
