import ArgumentParser
import Troupe
import TroupeModel

/// `troupe jobs`.
struct Jobs: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "jobs",
    "List what is under way or waits for you, without asking anybody: all, or those that a search finds.",
    examples: [
      "troupe jobs", "troupe jobs --json", "troupe jobs project:pilot with:luna",
      "troupe jobs --format '{id.short} {status} {remote_id}'",
    ]
  )

  @OptionGroup var search: SearchWords
  @OptionGroup var rows: RowOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let template = try rows.template(.generations)
    try session.check(search.text)
    let workspace = try await session.workspace()
    let isSearch = !search.words.isEmpty
    let sheets =
      isSearch
      ? try workspace.locating(search.text) { try workspace.jobs(matching: search.text) }
      : try workspace.jobs()
    let nothing =
      isSearch && rows.areShown
      ? try workspace.whyNothing(
        sheets.count,
        foundBy: search.text,
        elsewhere: "nothing of that is under way"
      ) : NothingFound()
    // A registration has none of what a search looks at.
    let open = try isSearch ? [] : workspace.openRegistrations()
    let needsDecision =
      sheets.contains { $0.generation.status == .needsDecision }
      || open.contains { $0.state == .needsDecision }
    var footer = open.map { sheet in
      "\(sheet.registration.id.short)  \(sheet.state.rawValue)  \(sheet.look) at \(sheet.registration.endpoint)"
    }
    if needsDecision { footer.append("'troupe resolve' settles what needs a decision.") }
    var listing = Listing(
      json: [
        "generations": .array(sheets.map(\.json)), "total": .number(sheets.count),
        "registrations": .array(open.map(\.json)), "suggestions": nothing.json,
      ],
      table: Table(sheets),
      empty: isSearch
        ? nothing.text(behind: "Nothing that is under way fits. 'troupe jobs' shows all of it.")
        : open.isEmpty
          ? "Nothing is under way. Ask for a video:\n  \(Generate.firstExample)"
          : footer.joined(separator: "\n"),
      footer: footer.isEmpty ? nil : footer.joined(separator: "\n")
    )
    if rows.ids { listing.lines = .ids(sheets.map(\.generation.id)) }
    if let template { listing.lines = .template(template, sheets.map(\.json)) }
    return listing
  }
}

extension Workspace {
  /// The registrations whose end is not known.
  fileprivate func openRegistrations() throws -> [RegistrationSheet] {
    try registrations().filter { [.pending, .needsDecision].contains($0.state) }
  }
}
