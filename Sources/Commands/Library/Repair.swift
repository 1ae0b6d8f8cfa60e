import ArgumentParser
import Troupe
import TroupeModel

/// `troupe repair`.
struct Repair: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "repair",
    "Mend what 'troupe verify' finds, where it can be mended.",
    "The search index is made anew from the generations, which are never changed.",
    examples: ["troupe repair --dry-run", "troupe repair"]
  )
  static let takesTime = true

  @Flag(help: "Say what would be done, and do nothing.") var dryRun = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> RepairOutput {
    let workspace = try await session.workspace()
    let board = VerifyBoard(session.progress)
    let checks = try workspace.verify { board.take($0) }
    let repairs = try workspace.repair(checks, isDryRun: dryRun)
    return RepairOutput(checks: checks, repairs: repairs, isDryRun: dryRun)
  }
}

/// What was mended and what is left.
struct RepairOutput: CommandOutput {
  /// How things were before.
  var checks: [LibraryCheck]
  var repairs: [LibraryRepair]
  var isDryRun: Bool

  var json: JSON {
    [
      "dry_run": .bool(isDryRun), "checks": .array(checks.map(\.json)),
      "repairs": .array(repairs.map(\.json)),
    ]
  }

  /// Something that cannot be mended stays wrong; what would be mended is no failure.
  var exit: ErrorReport.Exit { left.isEmpty ? .done : .failed }

  private var left: [LibraryCheck] { checks.filter { !$0.isGood && !$0.isRepairable } }

  func text(_ style: TextStyle) -> String {
    guard checks.contains(where: { !$0.isGood }) else { return "Nothing is wrong." }
    let lines = repairs.map { repair in
      let count = checks.first { $0.name == repair.name }?.count ?? 0
      let faults = Amounts.count(count, "fault")
      return isDryRun
        ? "\(repair.name.words), \(faults): would \(repair.action)."
        : "\(repair.name.words), \(faults): mended. What was done: \(repair.action)."
    }
    let rest = left.map { check in
      style.paint("\(check.name.words): ", .bad)
        + "\(Amounts.count(check.count, "fault")) that cannot be mended here; restore it from a backup."
    }
    return (lines + rest).joined(separator: "\n")
  }
}
