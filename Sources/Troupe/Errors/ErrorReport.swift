import Imaging
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
public import TroupeModel
import TroupeSearch

/// An error for people: what happened, what to do next, and how the program ends.
public struct ErrorReport: Sendable {
  /// How a program ends.
  public enum Exit: Int32, Sendable, CaseIterable {
    case done = 0
    case failed = 1
    case notFound = 3
    case decisionNeeded = 4
    case wrongUsage = 64
    case endpointUnavailable = 69
    case storageTrouble = 74

    /// What it means, for the help text.
    public var meaning: String {
      switch self {
      case .done: "done"
      case .failed: "something failed"
      case .notFound: "not found"
      case .decisionNeeded: "a decision is needed (troupe resolve, or --yes)"
      case .wrongUsage: "wrong usage"
      case .endpointUnavailable: "endpoint unavailable"
      case .storageTrouble: "storage trouble"
      }
    }
  }

  /// One sentence that says what happened.
  public var message: String
  /// One sentence that says what to do next.
  public var hint: String
  /// How the program ends because of it.
  public var exit: Exit
  /// What there is to say of parts, a line each; empty where the message says it all.
  public var details: [String] = []

  /// Creates a report.
  public init(_ message: String, _ hint: String, _ exit: Exit, details: [String] = []) {
    self.message = Self.sentence(message)
    self.hint = Self.sentence(hint)
    self.exit = exit
    self.details = details
  }

  /// Finds the words for any error of the library's modules.
  public init(of error: any Error) {
    switch error {
    case let error as TroupeError: self = error.report
    case let error as CatalogError: self = error.report
    case let error as MediaError: self.init(error.message, error.hint, error.exit)
    case let error as ImagingError: self.init(error.message, error.hint, error.exit)
    case let error as EndpointError: self.init(error.message, error.hint, error.exit)
    case let error as RequestProblem: self.init(error.message, error.hint, .wrongUsage)
    case let error as TransportError:
      self.init(error.sentence, "Check the network and try again.", .endpointUnavailable)
    case let error as QueryError: self.init(error.message, error.hint, .wrongUsage)
    case let error as HistoryError: self = error.report
    case let error as SavedSearchError: self.init(error.message, error.hint, error.exit)
    case let error as ProfileProblems:
      self.init(
        "The profile has mistakes: \(error)",
        "Mend them and check it again.",
        .wrongUsage
      )
    case is CancellationError:
      self.init("It was interrupted.", "Nothing is lost; run the command again.", .failed)
    default:
      self.init("\(error)", "Run 'troupe doctor' to see the state of things.", .failed)
    }
  }

  /// Whether an error only says that the user ended what was going on.
  public static func isInterruption(_ error: any Error) -> Bool {
    switch error {
    case is CancellationError, EndpointError.transport(.cancelled), TransportError.cancelled: true
    default: false
    }
  }

  /// The report as JSON.
  public var json: JSON {
    [
      "error": [
        "message": .string(message), "details": .array(details.map(JSON.string)),
        "hint": .string(hint), "exit_code": .number(exit.rawValue),
      ]
    ]
  }

  /// Upper case at the beginning and a stop at the end.
  private static func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    // An address, an id or a media type at the beginning stays as it is.
    let word = text.prefix { !$0.isWhitespace }
    let isWord = word.allSatisfy { $0.isLetter || $0 == "'" }
    let beginning = isWord ? first.uppercased() : String(first)
    return beginning + text.dropFirst() + (".?!".contains(last) ? "" : ".")
  }
}

extension SavedSearchError {
  fileprivate var exit: ErrorReport.Exit {
    switch self {
    case .unknown: .notFound
    case .circle, .unreadable, .badName, .taken: .wrongUsage
    }
  }
}

extension MediaError {
  fileprivate var exit: ErrorReport.Exit {
    switch self {
    case .notFound, .noLibrary, .libraryNotFound, .contentMissing: .notFound
    case .impossiblePath, .libraryExists: .wrongUsage
    default: .storageTrouble
    }
  }
}

extension ImagingError {
  fileprivate var exit: ErrorReport.Exit {
    switch self {
    case .unwritable: .storageTrouble
    default: .failed
    }
  }
}

extension EndpointError {
  fileprivate var exit: ErrorReport.Exit {
    switch self {
    case .badAddress, .doubledPath, .request: .wrongUsage
    case .noBaseURL, .noKey, .transport: .endpointUnavailable
    default: .failed
    }
  }
}
