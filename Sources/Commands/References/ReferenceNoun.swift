import ArgumentParser

/// `troupe reference`.
struct ReferenceNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "reference",
    "Pictures and clips that define a look.",
    examples: [
      "troupe reference add luna face.jpg --role face", "troupe reference list luna/armor",
      "troupe reference edit 7k3m --position 1",
    ],
    verbs: [ReferenceAdd.self, ReferenceList.self, ReferenceEdit.self, ReferenceRemove.self]
  )
}
