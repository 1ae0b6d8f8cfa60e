import ArgumentParser
import Troupe
import TroupeModel

/// `troupe saved add`.
struct SavedAdd: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "add",
    "Save a search under a name.",
    "A name has 1 to 40 letters and digits of any script, - and _.",
    examples: [
      "troupe saved add keepers 'rating:4.. has:video sort:rating'",
      "troupe saved add 雨 '雨, rain'",
    ]
  )

  @Argument(help: "What to call it.") var name: String
  @OptionGroup var search: SearchWords
  @OptionGroup var common: CommonOptions

  func validate() throws { try search.checkNotEmpty() }

  func run(in session: Session) async throws -> Note {
    try search.text.checkSearch()
    let workspace = try await session.workspace()
    let saved = try workspace.locating(search.text, savedAs: name) {
      try workspace.addSavedSearch(name, search.text)
    }
    return Note(
      "Saved. 'troupe saved run \(saved.name)' runs it, and saved:\(saved.name) stands for it.",
      json: ["saved_search": saved.json]
    )
  }
}

extension SearchWords {
  /// Refuses no words at all.
  func checkNotEmpty() throws {
    guard !words.isEmpty else {
      throw ValidationError("Missing expected argument '<search> ...'")
    }
  }
}
