import ArgumentParser
import FoundationEssentials
import Troupe
import TroupeModel

/// `troupe init`.
struct Init: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "init",
    "Make a library.",
    "A library is a folder. A copied one is made a library of its own with --adopt.",
    examples: [
      "troupe init films", "troupe init ~/films --name \"My films\"",
      "troupe init --adopt films-copy",
    ]
  )

  @Argument(help: "The folder; else this one.", completion: .directory) var path: String?
  @Option(help: ArgumentHelp("Its name for people; else the folder's.", valueName: "text"))
  var name: String?
  @Flag(help: "Make a copied library one of its own; nothing is sent from it until you say so.")
  var adopt = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let location = LibraryLocation(
      path: path ?? common.library ?? ".",
      workingFolder: session.program.workingFolder
    )
    if adopt {
      let workspace = try await location.adopt(session.world)
      return Note(
        """
        \(workspace.libraryPath) is a library of its own now, and nothing is sent from it yet.
        Look at 'troupe jobs', then let it go on with 'troupe resolve --resume'.
        """,
        json: ["library": workspace.libraryJSON]
      )
    }
    let folderName = location.path.split(separator: "/").last.map(String.init) ?? "library"
    let workspace = try await Workspace.create(
      at: location.path,
      name: name ?? folderName,
      workingFolder: session.program.workingFolder,
      world: session.world
    )
    return Note(
      """
      Made the library \(workspace.libraryName) in \(workspace.libraryPath).
      Add your first character:
        \(here(workspace, session))troupe character add luna --name Luna --reference face.jpg
      """,
      json: ["library": workspace.libraryJSON]
    )
  }

  private func here(_ workspace: Workspace, _ session: Session) -> String {
    guard let path, workspace.libraryPath != session.program.workingFolder,
      workspace.libraryPath != session.program.workingFolder + "/library"
    else { return "" }
    return "cd \(path.contains(" ") ? "'\(path)'" : path) && "
  }
}

extension Workspace {
  /// Where the library is and who it is.
  var libraryJSON: JSON {
    [
      "id": .string(libraryID.description), "name": .string(libraryName),
      "path": .string(libraryPath),
    ]
  }
}
