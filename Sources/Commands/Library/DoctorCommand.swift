import ArgumentParser
import Troupe
import TroupeModel

/// `troupe doctor`.
struct DoctorCommand: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "doctor",
    "Look at what the program needs and how the library is.",
    "Ends with 1 where something is wrong.",
    examples: ["troupe doctor", "troupe doctor --json"]
  )
  static let takesTime = true

  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> DoctorOutput {
    var lines = [DoctorLine("troupe", .good, Program.version)]
    lines += await Doctor.programs(environment: session.world.environment)
    do {
      lines += try await session.workspace().doctor()
    } catch {
      let report = ErrorReport(of: error)
      let isAbsent = report.exit == .notFound && common.library == nil
      lines.append(
        DoctorLine("library", isAbsent ? .note : .bad, report.message, hint: report.hint)
      )
    }
    return DoctorOutput(lines: lines)
  }
}

/// What the doctor saw.
struct DoctorOutput: CommandOutput {
  var lines: [DoctorLine]

  var json: JSON {
    ["healthy": .bool(exit == .done), "checks": .array(lines.map(\.json))]
  }

  var exit: ErrorReport.Exit { lines.contains { $0.state == .bad } ? .failed : .done }

  func text(_ style: TextStyle) -> String {
    let margin = (lines.map(\.subject.displayWidth).max() ?? 0) + 2
    return lines.flatMap { line in
      let (mark, tint) = line.state.mark
      let columns = style.columns.map { $0 - margin - 2 }
      let wrapped =
        columns.map { line.text.terminalSafe.wrapped(to: $0) } ?? [line.text.terminalSafe]
      let indent = String(repeating: " ", count: margin + 2)
      let head = style.paint(mark, tint) + " " + line.subject.padded(to: margin) + wrapped[0]
      let rest = wrapped.dropFirst().map { indent + $0 }
      return [head] + rest
        + (line.hint.map { [indent + style.paint($0.terminalSafe, .faint)] } ?? [])
    }.joined(separator: "\n")
  }
}

extension DoctorLine.State {
  fileprivate var mark: (String, TextStyle.Tint) {
    switch self {
    case .good: ("✓", .good)
    case .note: ("–", .warning)
    case .bad: ("✗", .bad)
    }
  }
}
