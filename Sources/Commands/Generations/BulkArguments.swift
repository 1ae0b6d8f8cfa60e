import ArgumentParser
import Troupe
import TroupeModel

/// Which generations a command is for: some by their ids, or all that a search finds.
struct BulkArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Instead of ids: all that a search finds.", valueName: "search"),
    completion: .searches
  )
  var query: String?
  @Flag(name: .shortAndLong, help: "Do not ask before all that a search finds is taken.")
  var yes = false

  /// Whether exactly one of the two ways was taken.
  func check(_ ids: [String]) throws {
    guard ids.isEmpty == (query != nil) else {
      throw ValidationError(
        query == nil
          ? "Name generations by their ids, or all that a search finds with --query."
          : "Name generations by their ids or with --query, not both."
      )
    }
  }
}

/// What became of the choice.
enum BulkChoice {
  case these([ItemID])
  /// Nothing is to be done; the words say why.
  case none(String)
}

extension Session {
  /// How many of those that a search finds are shown before it is asked.
  private static let sampled = 5

  /// The generations that a command is for, once the user has agreed to what a search finds.
  ///
  /// - Parameters:
  ///   - ids: the beginnings of ids, as typed.
  ///   - bulk: whether a search finds them instead.
  ///   - verb: what is about to happen to them, as `change`.
  ///   - done: the same when it is over, as `changed`.
  ///   - workspace: the library.
  /// - Throws: `HistoryError.notConfirmed` and `CommandFault.notAsked` where nobody can be asked; `Interrupted` where
  ///   Ctrl-C is the answer.
  /// - Returns: which ones, or why none.
  func choose(
    _ ids: [String],
    _ bulk: BulkArguments,
    to verb: String,
    _ done: String,
    in workspace: Workspace
  ) throws -> BulkChoice {
    guard let query = bulk.query else { return .these(try workspace.generationIDs(ids)) }
    let found = try workspace.locating(query) { try workspace.matchingIDs(query) }
    guard !found.isEmpty else {
      let nothing = try workspace.whyNothing(0, foundBy: query)
      let sentence = "Nothing fits '\(query.singleLine.terminalSafe)'; nothing was \(done)."
      return .none(nothing.text(behind: sentence))
    }
    guard !bulk.yes else { return .these(found) }
    guard !common.json else { throw CommandFault.notAsked(verb: verb, count: found.count) }
    guard console.input.isTerminal else {
      throw HistoryError.notConfirmed(verb: verb, count: found.count)
    }
    let page = try workspace.search(query, limit: Self.sampled)
    var table = try workspace.table(page.lines, foundBy: query)
      .text(TextStyle(console.errors, environment: world.environment))
    if found.count > page.lines.count {
      table += "\n… and \(Amounts.number(found.count - page.lines.count)) more"
    }
    let noun = found.count == 1 ? "generation" : "generations"
    let answer = try ask(
      "\(table)\n\(verb.capitalizedFirst) \(Amounts.number(found.count)) \(noun)? [y/N] ",
      interrupted: Interrupted(
        "Interrupted at the question: nothing was \(done)",
        "Run the command again, with --yes where no question is wanted"
      )
    )
    return ["y", "yes"].contains(answer?.lowercased())
      ? .these(found) : .none("Nothing was \(done).")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
