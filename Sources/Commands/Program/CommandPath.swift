import ArgumentParser
import TroupeModel

/// The command that a command line names, and the line in the order in which ArgumentParser reads it.
struct CommandPath {
  /// The names of the command below `troupe`.
  var names: [String] = []
  /// The arguments, with options that were typed before the command put behind it.
  var arguments: [String]

  /// Reads the names of commands from the beginning of a line.
  init(_ typed: [String], root: any ParsableCommand.Type) throws(CommandFault) {
    var leading: [String] = []
    var command = root
    var rest = typed[...]
    while let token = rest.first, !command.configuration.subcommands.isEmpty {
      if let count = Self.leadingCount(rest) {
        leading += rest.prefix(count)
        rest = rest.dropFirst(count)
      } else if token.hasPrefix("-") || (token == "help" && names.isEmpty) {
        break
      } else {
        command = try Self.subcommand(token, of: command, root: root, under: names)
        names.append(command.commandName)
        rest = rest.dropFirst()
      }
    }
    let isWhole = command.configuration.subcommands.isEmpty
    arguments = names + (isWhole ? leading : []) + Dashes.kept(rest, of: names)
  }

  /// How many arguments are an option that every command has, typed before the command.
  private static func leadingCount(_ rest: ArraySlice<String>) -> Int? {
    guard let token = rest.first else { return nil }
    if token == "--library" { return min(2, rest.count) }
    if token.hasPrefix("--library=") { return 1 }
    return ["--json", "-q", "--quiet"].contains(token) ? 1 : nil
  }

  private static func subcommand(
    _ token: String,
    of command: any ParsableCommand.Type,
    root: any ParsableCommand.Type,
    under: [String]
  ) throws(CommandFault) -> any ParsableCommand.Type {
    let all = command.configuration.subcommands
    if let found = all.first(where: {
      $0.commandName == token || $0.configuration.aliases.contains(token)
    }) {
      return found
    }
    var nearest = NearestNames.to(token, among: all.map { $0.commandName })
      .map { (under + [$0]).joined(separator: " ") }
    if nearest.isEmpty, under.isEmpty {
      // A verb without its noun.
      nearest = root.configuration.subcommands.filter { noun in
        noun.configuration.subcommands.contains { $0.commandName == token }
      }.prefix(3).map { "\($0.commandName) \(token)" }
    }
    throw .unknownCommand(typed: token, under: under, nearest: nearest)
  }
}

extension ParsableCommand {
  /// The name under which it is called.
  static var commandName: String { configuration.commandName ?? "" }
}
