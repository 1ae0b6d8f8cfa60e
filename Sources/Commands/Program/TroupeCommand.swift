import ArgumentParser

/// A command that does something: parsed by ArgumentParser, run by `Program`.
protocol TroupeCommand: ParsableCommand {
  /// What it finds out or does.
  associatedtype Output: CommandOutput
  /// Whether it may wait for a network, a program or a person, so that Ctrl-C ends it gently.
  static var takesTime: Bool { get }
  /// The options that every command has.
  var common: CommonOptions { get }
  /// Does it.
  func run(in session: Session) async throws -> Output
}

extension TroupeCommand {
  static var takesTime: Bool { false }
}

extension CommandConfiguration {
  /// The configuration of a command with its examples.
  static func command(
    _ name: String,
    _ abstract: String,
    _ text: String = "",
    examples: [String],
    aliases: [String] = []
  ) -> CommandConfiguration {
    let lines = examples.map { "  " + $0 }.joined(separator: "\n")
    let discussion = (text.isEmpty ? "" : text + "\n\n") + "EXAMPLES:\n" + lines
    return CommandConfiguration(
      commandName: name,
      abstract: abstract,
      discussion: discussion,
      aliases: aliases
    )
  }

  /// The configuration of a noun with its verbs.
  static func noun(
    _ name: String,
    _ abstract: String,
    _ text: String = "",
    examples: [String],
    verbs: [any ParsableCommand.Type]
  ) -> CommandConfiguration {
    var configuration = command(name, abstract, text, examples: examples)
    configuration.subcommands = verbs
    return configuration
  }
}
