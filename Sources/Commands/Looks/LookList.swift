import ArgumentParser
import Troupe
import TroupeModel

/// `troupe look list`.
struct LookList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the looks of a character.",
    examples: ["troupe look list luna"]
  )

  @Argument(help: "A handle, a name or an id.", completion: .handles)
  var character: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let sheet = try await session.workspace().character(character)
    return Listing(
      json: ["looks": .array(sheet.looks.map(\.json))],
      table: Table(
        columns: [.text("look"), .long("prompt"), .number("references"), .long("registered at")],
        rows: sheet.looks.map { look in
          let live = look.registrations.filter { $0.state == .live }
          return [
            .init("\(sheet.character.handle)/\(look.look.name)", .strong), .init(look.look.prompt),
            .init("\(look.references.count)"),
            .init(live.map(\.registration.endpoint).joined(separator: ", "), .good),
          ]
        }
      ),
      empty: "No looks."
    )
  }
}
