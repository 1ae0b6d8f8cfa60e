import ArgumentParser
import Troupe

/// `troupe rehearse`.
struct Rehearse: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "rehearse",
    "Try the whole job on this machine, for nothing.",
    """
    Registers the cast with the embedded endpoint, asks for three videos, stores them, and shows who is in each. With \
    --serve the endpoint runs for other clients until Ctrl-C.
    """,
    examples: [
      "troupe rehearse", "troupe rehearse --starter", "troupe rehearse --serve --port 8080",
    ]
  )
  static let takesTime = true

  @Flag(help: "Run the embedded endpoint for other clients, until Ctrl-C.") var serve = false
  @Option(help: "The port to serve on; else any that is free.") var port: Int?
  @Flag(help: "Rehearse in a temporary library with the starter's cast.") var starter = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard port == nil || serve else { throw ValidationError("--port belongs to --serve.") }
    if let port, !(1...65535).contains(port) {
      throw ValidationError("--port takes a number from 1 to 65535.")
    }
  }

  func run(in session: Session) async throws -> RehearseOutput {
    let workspace =
      starter
      ? try await session.workspace(at: StarterLibrary(program: session.program).copied())
      : try await session.workspace()
    if serve {
      return .served(try await RehearsalServing(session: session, workspace: workspace).run(port))
    }
    return .performed(try await Performance(session: session, workspace: workspace).run())
  }
}
