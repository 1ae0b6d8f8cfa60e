import ArgumentParser
import Troupe
import TroupeModel
import TroupeSearch

/// `troupe character list`.
struct CharacterList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the characters, all or those that a search finds.",
    examples: [
      "troupe character list", "troupe character list --tag heroine",
      "troupe character list --trash", "troupe character list 'look:armor silver'",
    ]
  )

  @Argument(
    help: ArgumentHelp(
      "What to look for: words, and handle: name: alias: tag: look: created:.",
      valueName: "search"
    )
  )
  var words: [String] = []
  @Flag(help: "Those in the trash.") var trash = false
  @Option(help: ArgumentHelp("Only those with that tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let text = words.joined(separator: " ")
    do { _ = try Query(parsing: text, in: .characters) } catch {
      throw CommandFault.badSearch(error, text: text)
    }
    let workspace = try await session.workspace()
    let all = try workspace.characters(matching: text, inTrash: trash)
    let sheets = all.filter { sheet in tag.allSatisfy(sheet.character.tags.contains) }
    let missing = trash || !tag.isEmpty || !words.isEmpty ? [] : try workspace.unregistered()
    let nobody =
      "No characters yet. Add the first:\n  troupe character add luna --name Luna --reference face.jpg"
    return Listing(
      json: ["characters": .array(sheets.map(\.json))],
      table: Table(
        columns: [
          .text("handle"), .long("name"), .number("looks"), .number("references"),
          .long("registered at"), .number("videos"),
        ],
        rows: sheets.map(\.row)
      ),
      empty: !words.isEmpty
        ? "Nobody fits."
        : trash
          ? "The trash holds no characters." : tag.isEmpty ? nobody : "Nobody has that tag.",
      footer: missing.isEmpty ? nil : missing.map(\.words).joined(separator: "\n")
    )
  }
}

extension CharacterSheet {
  fileprivate var row: [Table.Cell] {
    let all = looks.flatMap(\.registrations)
    let live = Self.names(all.filter { $0.state == .live })
    // Where the last of them has ended, that is what there is to say of the endpoint.
    let ended = Self.names(all.filter { [.expired, .retired, .failed].contains($0.state) })
      .filter { !live.contains($0) }
    return [
      .init("@\(character.handle)", .strong), .init(character.name), .init("\(looks.count)"),
      .init("\(looks.reduce(0) { $0 + $1.references.count })"),
      .init(
        (live + ended.map { "\($0) (no more)" }).joined(separator: ", "),
        live.isEmpty ? .warning : .good
      ), .init("\(videoCount)"),
    ]
  }

  /// The endpoints' names, each once.
  private static func names(_ registrations: [RegistrationSheet]) -> [String] {
    var seen: Set<String> = []
    return registrations.map(\.registration.endpoint).filter { seen.insert($0).inserted }
  }
}
