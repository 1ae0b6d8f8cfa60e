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
    let workspace = try await session.workspace()
    for (name, report) in try workspace.brokenEndpoints() {
      session.warn("\(name) cannot be used. \(report.message)")
    }
    let sheets = try workspace.endpoints()
    return Listing(
      json: ["endpoints": .array(sheets.map(\.json))],
      table: Table(
        columns: [.text("endpoint"), .long("address"), .long("key"), .text("")],
        rows: sheets.map { sheet in
          [
            .init(sheet.name, .strong), .init(sheet.isEmbedded ? "this machine" : sheet.baseURL),
            .init(sheet.isExample ? sheet.exampleWords : sheet.keyWords, sheet.keyTint),
            sheet.standing,
          ]
        }
      ),
      empty: "No endpoints."
    )
  }
}

extension EndpointSheet {
  fileprivate var exampleWords: String {
    "an example: 'troupe endpoint add NAME --profile \(profileName) --base-url URL'"
  }

  /// Whether it is the default, and what keeps it from being used.
  fileprivate var standing: Table.Cell {
    if pauseReason != nil { return .init("paused", .bad) }
    if retired != nil { return .init("retired", .warning) }
    return .init(isDefault ? "default" : "", .good)
  }
}
