import TroupeModel

/// Why a history cannot come in, go out or be changed.
public enum HistoryError: Error, Sendable {
  /// Lines that cannot be taken; a sentence for each of the first, and how many there are in all.
  case badLines(path: String, problems: [String], count: Int)
  /// Nobody is called so, as written in the file.
  case unknownCast(path: String, names: [String])
  case badMap(String, reason: String, nearest: [String])
  case empty(path: String)
  /// A file that would be written is there already.
  case fileExists(path: String)
  case noFolder(path: String)
  /// Nobody can be asked whether so many generations are meant.
  case notConfirmed(verb: String, count: Int)
}

extension HistoryError {
  /// How many mistakes are named one by one.
  static let mostNamed = 20

  /// The words for it.
  var report: ErrorReport {
    switch self {
    case .badLines(let path, let problems, let count):
      ErrorReport(
        "The history \(path.terminalSafe) cannot be imported: \(count) mistake\(count == 1 ? "" : "s")",
        "Nothing was written; mend the file and import it again",
        .failed,
        details: problems + (count > problems.count ? ["and \(count - problems.count) more"] : [])
      )
    case .unknownCast(let path, let names):
      ErrorReport(
        names.count == 1
          ? "\(path.terminalSafe) casts '\(names[0].terminalSafe)', which is no character or look here"
          : "\(path.terminalSafe) casts \(names.count) characters or looks that are not here",
        "Nothing was written; add --create-cast to make them, or add them yourself",
        .notFound,
        details: names.count == 1 ? [] : names
      )
    case .badMap(let text, let reason, let nearest):
      ErrorReport(
        "'--map \(text.terminalSafe)' cannot be used: \(reason)",
        nearest.isEmpty
          ? "Write COLUMN=KEY; keys are \(HistoryKey.columns.joined(separator: ", "))"
          : "Did you mean \(nearest.map { "'\($0)'" }.joined(separator: " or "))?",
        .wrongUsage
      )
    case .empty(let path):
      ErrorReport(
        "There is no generation in \(path.terminalSafe)",
        "A history has one a line, as 'troupe generation export' writes it; of a table say with --map COLUMN=KEY what its columns mean",
        .failed
      )
    case .fileExists(let path):
      ErrorReport(
        "There is a file \(path.terminalSafe) already",
        "Choose another name, or write over it with --force",
        .wrongUsage
      )
    case .noFolder(let path):
      ErrorReport(
        "There is no folder \(path.terminalSafe)",
        "Make it, or choose another",
        .notFound
      )
    case .notConfirmed(let verb, let count):
      ErrorReport(
        "This would \(verb) \(count) generation\(count == 1 ? "" : "s"), and without a terminal nobody can be asked",
        "Look at them with 'troupe search', then add --yes",
        .decisionNeeded
      )
    }
  }
}
