import ArgumentParser

/// `troupe saved`.
struct SavedNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "saved",
    "Searches under a name.",
    "A saved search is run by its name, and stands in other searches as saved:NAME.",
    examples: [
      "troupe saved add keepers 'rating:4.. has:video'", "troupe saved run keepers",
      "troupe search 'saved:keepers with:luna'",
    ],
    verbs: [
      SavedAdd.self, SavedList.self, SavedRun.self, SavedEdit.self, SavedRemove.self,
    ]
  )
}
