import RehearsalServer
import Troupe
import TroupeModel

/// How a command failed, for people, for programs and as a status.
struct Failure: Sendable {
  var report: ErrorReport
  var status: Int32
  /// Whether what to do stands before the details, which are many.
  var isHintFirst = false
  /// Where in a search the mistake is, in characters.
  var place: SearchPlace?

  /// More would only push the first out of sight; `--json` has them all.
  private static let mostDetails = 30

  /// Finds the words for any error.
  init(_ error: any Error) {
    switch error {
    case let fault as CommandFault:
      report = fault.report
      if case .badSearch(_, let found) = fault { place = found }
    case let problem as TemplateProblem:
      report = problem.report
      isHintFirst = true
    case let interrupted as Interrupted: report = interrupted.report
    case let error as RehearsalServerError:
      report = ErrorReport(error.description, error.hint, .endpointUnavailable)
    case OutputError.failed(let code):
      report = ErrorReport(
        "The output could not be written (error \(code) of the system)",
        "Check the disk that it goes to",
        .storageTrouble
      )
    default: report = ErrorReport(of: error)
    }
    status = report.exit.rawValue
  }

  /// The failure of a command that somebody interrupted.
  ///
  /// - Parameters:
  ///   - signal: what came.
  ///   - interrupted: what came of it; nil where nobody said.
  init(signal: Int32, _ interrupted: Interrupted? = nil) {
    report =
      interrupted?.report
      ?? ErrorReport(
        "Interrupted",
        "Nothing is lost: what is under way goes on with 'troupe watch', or the same command",
        .failed
      )
    status = 128 + signal
  }

  /// What `--json` prints.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("message", .string(report.message)),
      .init("details", .array(report.details.map(JSON.string))),
      .init("hint", .string(report.hint)), .init("exit_code", .number(status)),
    ]
    if let place {
      members += [
        .init("offset", .number(place.offset)), .init("length", .number(place.length)),
      ]
    }
    return ["error": .object(members)]
  }

  /// What people read on standard error.
  func text(_ style: TextStyle) -> String {
    let head = style.paint("troupe:", .bad) + " " + report.message.terminalSafe
    let hint = report.hint.isEmpty ? nil : "  " + style.paint(report.hint.terminalSafe, .faint)
    let shown = report.details.prefix(Self.mostDetails).map { "  " + $0.terminalSafe }
    let rest = report.details.count - shown.count
    let more = rest > 0 ? "  … and \(rest) more" : nil
    let beginning = [head, place?.lines(columns: style.columns)].compactMap(\.self)
    let details = shown + [more].compactMap(\.self)
    let hints = [hint].compactMap(\.self)
    return (beginning + (isHintFirst ? hints + details : details + hints)).joined(separator: "\n")
  }
}
