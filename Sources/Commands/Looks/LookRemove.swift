import ArgumentParser
import Troupe
import TroupeModel

/// `troupe look remove`.
struct LookRemove: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "remove",
    "Move a look to the trash.",
    "The default look stays.",
    examples: ["troupe look remove luna/armor"]
  )

  @OptionGroup var look: LookArguments
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let address = try await session.workspace().removeLook(look.address)
    return Note("@\(address) is in the trash.", json: ["look": .string(address.description)])
  }
}
