import ArgumentParser
import Troupe

/// `troupe look edit`.
struct LookEdit: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "edit",
    "Change the prompt or the name of a look.",
    examples: [
      #"troupe look edit luna/armor --prompt "in polished silver armor""#,
      "troupe look edit luna armor --name knight",
    ]
  )

  @OptionGroup var look: LookArguments
  @Option(
    help: ArgumentHelp("What it adds to the character's description.", valueName: "text")
  )
  var prompt: String?
  @Option(help: ArgumentHelp("Another name.", valueName: "look"))
  var name: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> CharacterOutput {
    guard prompt != nil || name != nil else {
      throw CommandFault.nothingToChange(command: "troupe look edit")
    }
    return CharacterOutput(
      sheet: try await session.workspace().editLook(look.address, prompt: prompt, name: name)
    )
  }
}
