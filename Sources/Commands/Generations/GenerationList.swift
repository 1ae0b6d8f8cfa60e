import ArgumentParser
import Troupe

/// `troupe generation list`.
struct GenerationList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the generations, the newest first.",
    examples: ["troupe generation list", "troupe generation list --limit 200 --json"]
  )

  @Option(help: "How many at the most.") var limit = 50
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1.") }
  }

  func run(in session: Session) async throws -> Listing {
    let page = try await session.workspace().search("", limit: limit)
    return Listing(page, empty: "Nothing was ever asked for here. Ask:\n  \(Generate.firstExample)")
  }
}

extension Listing {
  /// A page of generations.
  init(_ page: SearchPage, empty: String) {
    let hidden = page.total - page.generations.count
    self.init(
      json: page.json,
      table: Table(page.generations),
      empty: empty,
      footer: hidden > 0 ? "and \(hidden) older ones; --limit shows more" : nil
    )
  }
}
