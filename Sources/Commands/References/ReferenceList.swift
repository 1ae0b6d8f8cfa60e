import ArgumentParser

/// `troupe reference list`.
struct ReferenceList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the references of a look in their order.",
    examples: ["troupe reference list luna", "troupe reference list luna/armor --json"]
  )

  @Argument(help: "A character, or a look as luna/armor.", completion: .looks)
  var look: String
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> ReferencesOutput {
    try ReferencesOutput(of: look, in: try await session.workspace())
  }
}
