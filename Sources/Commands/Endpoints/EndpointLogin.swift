import ArgumentParser
import Troupe

/// `troupe endpoint login`.
struct EndpointLogin: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "login",
    "Store the key of an endpoint.",
    "The key is read from the terminal, where it is not shown, or from standard input. It goes to a file that only you can read, outside the library.",
    examples: [
      "troupe endpoint login crazyrouter",
      "troupe endpoint login crazyrouter < key.txt",
    ]
  )

  // Ctrl-C must not leave the terminal silent.
  static let takesTime = true

  @Argument(help: "An endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Headed<EndpointOutput> {
    let workspace = try await session.workspace()
    let sheet = try workspace.endpoint(endpoint)
    let input = session.console.input
    var key: String
    if input.isTerminal {
      key =
        try session.ask(
          "Key for \(sheet.name): ",
          hidden: true,
          interrupted: Interrupted(
            "Interrupted at the question: no key was stored",
            "Run the command again"
          )
        ) ?? ""
    } else {
      key = try input.readAll()
    }
    while key.last?.isWhitespace == true { key.removeLast() }
    while key.first?.isWhitespace == true { key.removeFirst() }
    let stored = try workspace.login(sheet.name, key: key)
    if let variable = stored.keyVariable, session.program.world.environment[variable] != nil {
      session.progress.note(
        "\(variable) is set and is used before the stored key; unset it to use this one.",
        always: true
      )
    }
    return Headed(
      heading: "The key for \(stored.name) is stored.",
      body: EndpointOutput(sheet: stored)
    )
  }
}
