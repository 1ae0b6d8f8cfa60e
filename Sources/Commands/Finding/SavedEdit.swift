import ArgumentParser
import Troupe
import TroupeModel

/// `troupe saved edit`.
struct SavedEdit: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "edit",
    "Put another search under a name that is there.",
    examples: ["troupe saved edit keepers 'rating:5 has:video'"]
  )

  @Argument(help: "The name of a saved search.", completion: .savedSearches) var name: String
  @OptionGroup var search: SearchWords
  @OptionGroup var common: CommonOptions

  func validate() throws { try search.checkNotEmpty() }

  func run(in session: Session) async throws -> Note {
    try search.text.checkSearch()
    let workspace = try await session.workspace()
    let saved = try workspace.locating(search.text, savedAs: name) {
      try workspace.editSavedSearch(name, search.text)
    }
    return Note("'\(saved.name)' is another search now.", json: ["saved_search": saved.json])
  }
}
