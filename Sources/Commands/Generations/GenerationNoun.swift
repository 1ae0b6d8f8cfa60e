import ArgumentParser

/// `troupe generation`.
struct GenerationNoun: ParsableCommand {
  static let configuration = CommandConfiguration.noun(
    "generation",
    "Everything you ever asked an endpoint for.",
    examples: ["troupe generation list", "troupe generation show 7k3m"],
    verbs: [
      GenerationList.self, GenerationShow.self, GenerationTag.self, GenerationRate.self,
      GenerationNote.self, GenerationLink.self, GenerationExport.self, GenerationRemove.self,
    ]
  )
}
