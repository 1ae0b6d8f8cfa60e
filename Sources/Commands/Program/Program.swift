import ArgumentParser
package import Troupe
import TroupeModel

/// The program `troupe`: reads a command line, does what it says, and ends with a status.
package struct Program: Sendable {
  /// The version that `--version` prints.
  package static let version = "0.1.0"

  package var world: World
  package var console: Console
  /// The whole path of the folder that the user is in.
  package var workingFolder: String
  /// The folder of the running program.
  package var programFolder: String?
  package var rehearsals: LiveRehearsals?
  package var interruption: Interruption

  /// Creates a program in a world.
  package init(
    world: World,
    console: Console,
    workingFolder: String,
    programFolder: String? = nil,
    rehearsals: LiveRehearsals? = nil,
    interruption: Interruption = Interruption()
  ) {
    self.world = world
    self.console = console
    self.workingFolder = workingFolder
    self.programFolder = programFolder
    self.rehearsals = rehearsals
    self.interruption = interruption
  }

  /// Does what the arguments say, without the program's own name among them.
  ///
  /// - Returns: the status with which the program ends.
  package func run(_ arguments: [String]) async -> Int32 {
    let wantsJSON = arguments.prefix { $0 != "--" }.contains("--json")
    do {
      if arguments.first?.hasPrefix("---completion") == true {
        return try await answerCompletion(arguments)
      }
      let path = try CommandPath(arguments, root: RootCommand.self)
      let parsed = try parse(path)
      if let command = parsed as? any TroupeCommand { return try await run(command) }
      var other = parsed
      return try show { try other.run() }
    } catch {
      return end(with: error, wantsJSON: wantsJSON)
    }
  }

  private func parse(_ path: CommandPath) throws -> any ParsableCommand {
    do { return try RootCommand.parseAsRoot(path.arguments) } catch {
      if RootCommand.exitCode(for: error).isSuccess { throw CleanText(help(for: error)) }
      throw CommandFault(parsing: error, of: path)
    }
  }

  /// Runs what ArgumentParser answers by itself, such as help, and prints it.
  private func show(_ body: () throws -> Void) throws -> Int32 {
    do { try body() } catch {
      guard RootCommand.exitCode(for: error).isSuccess else { throw error }
      throw CleanText(help(for: error))
    }
    return 0
  }

  private func help(for error: any Error) -> String {
    let columns = console.output.isTerminal ? min(console.output.columns(), 100) : 100
    return HelpWidth.$columns.withValue(columns) {
      RootCommand.fullMessage(for: error, columns: columns)
    }
  }

  private func run(_ command: some TroupeCommand) async throws -> Int32 {
    let progress = ProgressBoard(
      console.errors,
      environment: world.environment,
      isQuiet: command.common.quiet
    )
    let session = Session(
      program: self,
      common: command.common,
      progress: progress,
      interruption: interruption
    )
    if type(of: command).takesTime {
      interruption.tell { progress.note($0, always: true) }
      interruption.install()
    }
    let output: any CommandOutput
    do { output = try await command.run(in: session) } catch {
      progress.end(keeping: true)
      throw error
    }
    progress.end(keeping: false)
    try print(output, asJSON: command.common.json)
    return interruption.signal.map { 128 + $0 } ?? output.exit.rawValue
  }

  private func print(_ output: any CommandOutput, asJSON: Bool) throws {
    guard !output.wasShown else { return }
    let text =
      asJSON
      ? output.json.pretty
      : output.text(TextStyle(console.output, environment: world.environment))
    if !text.isEmpty { try console.output.write(text + "\n") }
  }

  private func end(with error: any Error, wantsJSON: Bool) -> Int32 {
    if let text = error as? CleanText {
      do { try console.output.write(text.text + "\n") } catch {
        return end(with: error, wantsJSON: false)
      }
      return 0
    }
    // The reader has gone; what a shell says of a program that SIGPIPE ended.
    if case OutputError.closed = error { return 141 }
    let isInterruption = error is Interrupted || ErrorReport.isInterruption(error)
    let signal = isInterruption ? interruption.signal : nil
    let failure = signal.map { Failure(signal: $0, error as? Interrupted) } ?? Failure(error)
    let style = TextStyle(console.errors, environment: world.environment)
    try? console.errors.write(failure.text(style) + "\n")
    if wantsJSON { try? console.output.write(failure.json.pretty + "\n") }
    return failure.status
  }
}

/// Text that ArgumentParser made and that is no failure: help, the version, a script.
private struct CleanText: Error {
  var text: String

  init(_ text: String) { self.text = text }
}

extension CommandFault {
  /// Reads ArgumentParser's sentence: what it asks or wishes for at its end is a hint.
  fileprivate init(parsing error: any Error, of path: CommandPath) {
    let command = (["troupe"] + path.names).joined(separator: " ")
    // A list of values comes with a line for each.
    let lines = RootCommand.message(for: error).split(separator: "\n").map { String($0).singleLine }
    let values = lines.dropFirst().map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    let list = values.isEmpty ? "" : " " + values.joined(separator: ", ")
    let message = (lines.first ?? "") + list
    let hints = ["Did you mean", "Please provide"].compactMap { message.firstRange(of: $0) }
    guard let hint = hints.first else {
      self = .badArguments(message, hint: nil, command: command)
      return
    }
    self = .badArguments(
      String(message[..<hint.lowerBound]).singleLine,
      hint: String(message[hint.lowerBound...]),
      command: command
    )
  }
}
