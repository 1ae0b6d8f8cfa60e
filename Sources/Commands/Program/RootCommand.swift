import ArgumentParser
import Troupe

/// The command `troupe` and all that are below it, by what people want to do.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "troupe",
    abstract: "Keep the same characters in every video you make.",
    discussion: """
      A library holds your characters with their looks and pictures, and every video you ever asked for. A prompt that \
      says @luna gets the same Luna again.

      EXAMPLES:
        troupe init films
        troupe character add luna --name Luna --reference luna-face.jpg
        troupe generate "@luna walks through the rain, neon light" --wait
        troupe search with:luna

      EXIT STATUS:
      \(exitCodes)
      """,
    version: Program.version,
    groupedSubcommands: [
      CommandGroup(
        name: "Characters",
        subcommands: [CharacterNoun.self, LookNoun.self, ReferenceNoun.self]
      ),
      CommandGroup(
        name: "Videos",
        subcommands: [
          Generate.self, Watch.self, Jobs.self, Cancel.self, Resolve.self, GenerationNoun.self,
          VideoNoun.self, Costs.self,
        ]
      ),
      CommandGroup(
        name: "Finding",
        subcommands: [Search.self, SavedNoun.self, Show.self, WhatIs.self, Open.self]
      ),
      CommandGroup(
        name: "Endpoints",
        subcommands: [Sync.self, RegistrationNoun.self, EndpointNoun.self, Rehearse.self]
      ),
      CommandGroup(
        name: "The library",
        subcommands: [
          Init.self, Settings.self, Import.self, Verify.self, Repair.self, DoctorCommand.self,
          CompletionCommand.self,
        ]
      ),
    ]
  )

  private static var exitCodes: String {
    let codes = ErrorReport.Exit.allCases.map { (Int($0.rawValue), $0.meaning) }
    let signals = [(130, "interrupted by Ctrl-C"), (141, "the reader of the output has gone")]
    return (codes + signals).map { code, meaning in
      let digits = "\(code)"
      return "  " + String(repeating: " ", count: 3 - digits.count) + "\(digits)  \(meaning)"
    }.joined(separator: "\n")
  }
}
