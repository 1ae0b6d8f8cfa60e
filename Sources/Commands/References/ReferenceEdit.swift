import ArgumentParser
import Troupe
import TroupeModel

/// `troupe reference edit`.
struct ReferenceEdit: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "edit",
    "Change the role, caption or place of a reference.",
    examples: [
      "troupe reference edit 7k3m --role face", "troupe reference edit 7k3m --position 1",
    ]
  )

  @Argument(help: "The id of a reference; see 'troupe reference list'.")
  var reference: String
  @Option(help: "What it shows.") var role: RoleArgument?
  @Option(help: ArgumentHelp("A caption.", valueName: "text")) var caption: String?
  @Option(help: "Its place among the look's references, from 1.") var position: Int?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    guard role != nil || caption != nil || position != nil else {
      throw CommandFault.nothingToChange(command: "troupe reference edit")
    }
    let workspace = try await session.workspace()
    let edited = try workspace.editReference(
      reference,
      role: role?.role,
      caption: caption,
      position: position
    )
    return Note(
      "\(edited.id.short) is \(edited.role.rawValue) at place \(edited.position) now.",
      json: ["reference": try workspace.references()[edited.id]?.json ?? .null]
    )
  }
}

extension Workspace {
  /// The references of all looks, by their ids.
  func references() throws -> [ItemID: ReferenceSheet] {
    let all = try characters().flatMap(\.looks).flatMap(\.references)
    return Dictionary(all.map { ($0.reference.id, $0) }) { first, _ in first }
  }
}
