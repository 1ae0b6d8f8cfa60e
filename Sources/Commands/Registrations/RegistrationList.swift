import ArgumentParser
import Troupe
import TroupeModel

/// `troupe registration list`.
struct RegistrationList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the registrations, the newest first.",
    examples: ["troupe registration list", "troupe registration list luna"]
  )

  @Argument(help: "A character; else all.", completion: .handles)
  var character: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let workspace = try await session.workspace()
    let id = try character.map { try workspace.character($0).character.id.idForm }
    let sheets = try workspace.registrations(of: id)
    return Listing(
      json: ["registrations": .array(sheets.map(\.json))],
      table: Table(
        columns: [
          .text("id"), .text("look"), .text("endpoint"), .text("state"), .long("remote"),
          .long("changed since"),
        ],
        rows: sheets.map { sheet in
          let registration = sheet.registration
          let remote = [
            registration.remoteHandle.map { "@\($0)" }, registration.remoteID?.description,
          ]
          return [
            .init(registration.id.short, .strong), .init(sheet.look.description),
            .init(registration.endpoint), .init(registration.state.rawValue, sheet.tint),
            .init(remote.compactMap(\.self).joined(separator: " ")),
            .init(registration.state == .live ? sheet.changes.joined(separator: "; ") : ""),
          ]
        }
      ),
      empty: "Nobody is registered anywhere. 'troupe sync' registers the characters."
    )
  }
}
