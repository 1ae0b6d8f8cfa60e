import ArgumentParser
import Troupe
import TroupeModel

/// `troupe registration list`.
struct RegistrationList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the registrations, the newest first.",
    "Below them stands who has no live registration at an endpoint that is in use.",
    examples: ["troupe registration list", "troupe registration list luna"]
  )

  @Argument(help: "A character; else all.", completion: .handles)
  var character: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let workspace = try await session.workspace()
    let id = try character.map { try workspace.character($0).character.id.idForm }
    let sheets = try workspace.registrations(of: id)
    let missing = character == nil ? try workspace.unregistered() : []
    return Listing(
      json: [
        "registrations": .array(sheets.map(\.json)), "total": .number(sheets.count),
        "unregistered": .array(missing.map(\.json)),
      ],
      table: Table(
        columns: [
          .text("id"), .text("look"), .text("endpoint"), .text("state"), .text("expires"),
          .long("remote"), .long("changed since"),
        ],
        rows: sheets.map { sheet in
          let registration = sheet.registration
          let remote = [
            registration.remoteHandle.map { "@\($0)" }, registration.remoteID?.description,
          ]
          return [
            .init(registration.id.short, .strong), .init(sheet.look.description),
            .init(registration.endpoint), .init(sheet.state.rawValue, sheet.tint),
            .init(registration.expiresAt?.localMinute ?? ""),
            .init(remote.compactMap(\.self).joined(separator: " ")),
            .init(sheet.state == .live ? sheet.changes.joined(separator: "; ") : ""),
          ]
        }
      ),
      empty: "Nobody is registered anywhere. 'troupe sync' registers the characters.",
      footer: missing.isEmpty ? nil : missing.map(\.words).joined(separator: "\n")
    )
  }
}
