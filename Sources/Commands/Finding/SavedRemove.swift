import ArgumentParser
import Troupe
import TroupeModel

/// `troupe saved remove`.
struct SavedRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Forget a saved search.",
    "What it finds stays; searches that name it with saved: cannot be run any more.",
    examples: ["troupe saved remove keepers"]
  )

  @Argument(help: "The name of a saved search.", completion: .savedSearches) var name: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let saved = try await session.workspace().removeSavedSearch(name)
    return Note(
      "The saved search '\(saved.name)' is gone: \(saved.text)",
      json: ["saved_search": saved.json]
    )
  }
}
