import ArgumentParser
import Troupe
import TroupeModel

/// `troupe jobs`.
struct Jobs: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "jobs",
    "List what is under way or waits for you, without asking anybody.",
    examples: ["troupe jobs", "troupe jobs --json"]
  )

  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let sheets = try await session.workspace().jobs()
    let needsDecision = sheets.contains { $0.generation.status == .needsDecision }
    return Listing(
      json: ["generations": .array(sheets.map(\.json)), "total": .number(sheets.count)],
      table: Table(sheets),
      empty: "Nothing is under way. Ask for a video:\n  \(Generate.firstExample)",
      footer: needsDecision ? "'troupe resolve' settles what needs a decision." : nil
    )
  }
}
