import ArgumentParser
import Troupe
import TroupeModel

/// `troupe endpoint list`.
struct EndpointList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the endpoints.",
    examples: ["troupe endpoint list"]
  )

  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let sheets = try await session.workspace().endpoints()
    return Listing(
      json: ["endpoints": .array(sheets.map(\.json))],
      table: Table(
        columns: [.text("endpoint"), .long("address"), .long("key"), .text("")],
        rows: sheets.map { sheet in
          [
            .init(sheet.name, .strong), .init(sheet.isEmbedded ? "this machine" : sheet.baseURL),
            .init(sheet.keyWords, sheet.keyTint),
            sheet.pauseReason != nil
              ? .init("paused", .bad) : .init(sheet.isDefault ? "default" : "", .good),
          ]
        }
      ),
      empty: "No endpoints."
    )
  }
}
