import FoundationEssentials
package import Troupe

extension Program {
  /// The program as it runs for its user; nothing is started before it is needed.
  package static func live(transport: Transport) -> Program {
    let environment = ProcessInfo.processInfo.environment
    let rehearsals = LiveRehearsals(environment: environment)
    let world = World.live(
      environment: environment,
      transport: transport,
      embeddedEndpoint: { try await rehearsals.baseURL(of: $0) }
    )
    return Program(
      world: world,
      console: .live,
      workingFolder: FileManager.default.currentDirectoryPath,
      programFolder: runningProgramFolder,
      rehearsals: rehearsals
    )
  }

  /// Runs the command line of this process.
  package func main() async -> Int32 {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let work = Task { await run(arguments) }
    interruption.onSignal { work.cancel() }
    let status = await work.value
    await rehearsals?.stop()
    return status
  }

  private static var runningProgramFolder: String? {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      let slash = path.lastIndex(of: "/")
    else { return nil }
    return String(path[..<slash])
  }
}
