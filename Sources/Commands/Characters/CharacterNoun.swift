import ArgumentParser

/// `troupe character`.
struct CharacterNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "character",
    "Who recurs in your videos.",
    "A character is a person, an animal or a thing, addressed by its handle: @luna in a prompt.",
    examples: [
      "troupe character add luna --name Luna --reference face.jpg", "troupe character list",
      "troupe character show luna",
    ],
    verbs: [
      CharacterAdd.self, CharacterList.self, CharacterShow.self, CharacterEdit.self,
      CharacterRename.self, CharacterRemove.self, CharacterRestore.self,
    ]
  )
}
