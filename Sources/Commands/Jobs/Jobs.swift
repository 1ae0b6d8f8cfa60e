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
    let workspace = try await session.workspace()
    let sheets = try workspace.jobs()
    let open = try workspace.registrations().filter {
      [.pending, .needsDecision].contains($0.state)
    }
    let needsDecision =
      sheets.contains { $0.generation.status == .needsDecision }
      || open.contains { $0.state == .needsDecision }
    var footer = open.map { sheet in
      "\(sheet.registration.id.short)  \(sheet.state.rawValue)  \(sheet.look) at \(sheet.registration.endpoint)"
    }
    if needsDecision { footer.append("'troupe resolve' settles what needs a decision.") }
    return Listing(
      json: [
        "generations": .array(sheets.map(\.json)), "total": .number(sheets.count),
        "registrations": .array(open.map(\.json)),
      ],
      table: Table(sheets),
      empty: open.isEmpty
        ? "Nothing is under way. Ask for a video:\n  \(Generate.firstExample)"
        : footer.joined(separator: "\n"),
      footer: footer.isEmpty ? nil : footer.joined(separator: "\n")
    )
  }
}
