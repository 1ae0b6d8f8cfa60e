import ArgumentParser
import Troupe
import TroupeModel

/// `troupe watch`.
struct Watch: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "watch",
    "Follow everything under way until its video is stored.",
    "Sends only what was confirmed before. Ctrl-C ends the watching and loses nothing.",
    examples: ["troupe watch", "troupe watch 7k3m --quiet --json"]
  )
  static let takesTime = true

  @Argument(help: "The beginnings of ids; else everything.", completion: .generations)
  var generation: [String] = []
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> WatchOutput {
    let workspace = try await session.workspace()
    let only = try generation.map { try workspace.generation($0).generation.id }
    let board = WatchBoard(session.progress)
    let summary = try await workspace.watch(only: only.isEmpty ? nil : Set(only)) {
      board.take($0)
    }
    return WatchOutput(summary: summary)
  }
}

/// What is left when `watch` ends.
struct WatchOutput: CommandOutput {
  var summary: WatchSummary

  var json: JSON {
    [
      "generations": .array(summary.generations.map(\.json)),
      "total": .number(summary.generations.count),
    ]
  }

  var exit: ErrorReport.Exit {
    if !summary.undecided.isEmpty { return .decisionNeeded }
    return summary.unsuccessful.isEmpty ? .done : .failed
  }

  func text(_ style: TextStyle) -> String {
    guard !summary.generations.isEmpty else {
      return "Nothing is under way. Ask for a video:\n  \(Generate.firstExample)"
    }
    let lines = summary.generations.map { sheet in
      let status = sheet.generation.status
      let rest = sheet.videos.last?.path ?? sheet.generation.failure ?? sheet.generation.title
      return
        "\(sheet.generation.id.short)  \(style.paint(status.rawValue.padded(to: 12), status.tint))"
        + "  \(rest.singleLine.terminalSafe)"
    }
    let undecided = summary.undecided.first.map {
      "'troupe resolve \($0.generation.id.short)' settles what needs a decision."
    }
    return (lines + [undecided].compactMap(\.self)).joined(separator: "\n")
  }
}
