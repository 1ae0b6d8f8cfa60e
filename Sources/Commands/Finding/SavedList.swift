import ArgumentParser
import Troupe
import TroupeModel

/// `troupe saved list`.
struct SavedList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the saved searches, and what is wrong with any of them now.",
    examples: ["troupe saved list", "troupe saved list --json"]
  )

  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let all = try await session.workspace().savedSearches()
    let hasProblems = all.contains { $0.problem != nil }
    return Listing(
      json: ["saved_searches": .array(all.map(\.json)), "total": .number(all.count)],
      table: Table(
        columns: [.text("name"), .long("search")] + (hasProblems ? [.long("problem")] : []),
        rows: all.map { saved in
          let problem = hasProblems ? [Table.Cell(saved.problem ?? "", .warning)] : []
          return [.init(saved.name, .strong), .init(saved.text)] + problem
        }
      ),
      empty: "No searches are saved. Save one:\n  troupe saved add keepers 'rating:4.. has:video'",
      footer: hasProblems ? "'troupe saved edit NAME SEARCH' mends one." : nil
    )
  }
}
