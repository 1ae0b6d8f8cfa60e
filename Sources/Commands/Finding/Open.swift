import ArgumentParser
import Troupe
import TroupeModel

/// `troupe open`.
struct Open: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "open",
    "Open the file of a video, a generation or a character.",
    "With --print or --json the path is printed and nothing is opened.",
    examples: ["troupe open 7k3m", "mpv \"$(troupe open 7k3m --print)\""]
  )
  static let takesTime = true

  @Argument(
    help: ArgumentHelp("A handle, a name, or the beginning of an id.", valueName: "thing"),
    completion: .things
  )
  var thing: String
  @Flag(help: "Print the path.") var print = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Note {
    let path = try await session.workspace().file(of: thing)
    if !print, !common.json {
      do { try Opener(environment: session.world.environment).open(path) } catch {
        throw CommandFault.openerFailed(path: path, reason: "\(error)")
      }
    }
    return Note(path, json: ["file": .string(path)])
  }
}
