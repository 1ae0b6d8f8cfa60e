import ArgumentParser

/// `troupe look`.
struct LookNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "look",
    "Variants of a character: outfits, ages, states.",
    "A prompt takes a look by name: @luna/armor. Every character has the look 'default'.",
    examples: [
      #"troupe look add luna armor --prompt "in battered silver armor" --reference armor.png"#,
      "troupe look list luna",
    ],
    verbs: [LookAdd.self, LookList.self, LookEdit.self, LookRemove.self]
  )
}
