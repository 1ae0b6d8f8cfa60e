import ArgumentParser
import Troupe
import TroupeModel

/// `troupe reference remove`.
struct ReferenceRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Move a reference to the trash.",
    "Its bytes stay in the library.",
    examples: ["troupe reference remove 7k3m"]
  )

  @Argument(help: "The id of a reference; see 'troupe reference list'.")
  var reference: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let workspace = try await session.workspace()
    let before = try workspace.references()
    let removed = try workspace.removeReference(reference)
    return Note(
      "The reference \(removed.id.short) is in the trash.",
      json: ["reference": before[removed.id]?.json ?? .null]
    )
  }
}
