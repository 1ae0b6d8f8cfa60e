import TroupeCatalog
import TroupeModel

extension CatalogError {
  /// The words for a catalog error.
  var report: ErrorReport {
    switch self {
    case .newer(let version, let known):
      ErrorReport(
        "The catalog has version \(version) and this program knows \(known)",
        "Use the newer program that wrote it; nothing was changed",
        .storageTrouble
      )
    case .busy:
      ErrorReport(
        "Another process is using the library",
        "Try again in a moment",
        .storageTrouble
      )
    case .tooSlow:
      ErrorReport(
        "This takes too long, and was stopped",
        "Look for less, or in a shorter time with created:",
        .failed
      )
    case .damaged(let text):
      ErrorReport(
        "The catalog is damaged: \(text)",
        "'troupe verify' says what is wrong, and 'troupe repair' makes the search index anew; else restore a backup: the videos and pictures are in media/",
        .storageTrouble
      )
    case .notFound(let subject, let typed, let nearest):
      ErrorReport(
        "There is no \(subject.rawValue) '\(typed)'",
        nearest.isEmpty ? subject.listHint : "Did you mean \(Self.list(nearest))?",
        .notFound
      )
    case .ambiguous(let subject, let typed, let matches):
      ErrorReport(
        "'\(typed)' fits more than one \(subject.rawValue): \(matches.joined(separator: ", "))",
        "Type more of it",
        .wrongUsage
      )
    case .nameTaken(let subject, let name):
      ErrorReport(
        "There is a \(subject.rawValue) '\(name)' already",
        "Choose another name",
        .wrongUsage
      )
    case .illegalTransition(let from, let event):
      ErrorReport(
        "An attempt cannot go on from '\(from.rawValue)' by \(event)",
        "Another process was faster; run 'troupe jobs'",
        .failed
      )
    case .remoteIDTaken(let id):
      ErrorReport(
        "The id \(id) belongs to another request already",
        "Check it at the provider",
        .failed
      )
    case .sqlite(let code, let text): Self.report(sqlite: code & 0xFF, text)
    }
  }

  private static func report(sqlite code: Int32, _ text: String) -> ErrorReport {
    switch code {
    case 8, 14:
      ErrorReport(
        "The catalog may not be written",
        "Check the rights of the library's folder and whether its disk is read-only; nothing was changed",
        .storageTrouble
      )
    case 13:
      ErrorReport(
        "The disk is full",
        "Make room and try again; nothing was changed",
        .storageTrouble
      )
    default:
      ErrorReport(
        "The catalog could not be used (SQLite \(code)): \(text)",
        "Check the disk and the rights of the library's folder",
        .storageTrouble
      )
    }
  }

  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension CatalogError.Subject {
  fileprivate var listHint: String {
    switch self {
    case .character, .look: "'troupe character list' shows those there are"
    case .reference: "'troupe reference list HANDLE' shows those there are"
    case .endpoint: "'troupe endpoint list' shows those there are"
    case .registration: "'troupe registration list' shows those there are"
    case .generation, .attempt: "'troupe generation list' shows those there are"
    case .video: "'troupe video list' shows those there are"
    }
  }
}
