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
      "troupe character list --format '{handle}\\t{name}' --limit 1000",
    ]
  )

  @Argument(
    help: ArgumentHelp(
      "What to look for: words, and handle: name: alias: tag: look: created:.",
      valueName: "search"
    ),
    completion: .characterSearches
  )
  var words: [String] = []
  @Flag(help: "Those in the trash.") var trash = false
  @Option(help: ArgumentHelp("Only those with that tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []
  @OptionGroup var page: PageOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let template = try rows.template(.characters)
    let text = words.map(Dashes.typed).joined(separator: " ")
    try session.check(text, in: .characters)
    let workspace = try await session.workspace()
    let found = try workspace.locating(text, in: .characters) {
      try workspace.characterPage(
        matching: text,
        tags: tag,
        inTrash: trash,
        limit: page.limit,
        after: page.after
      )
    }
    let isAll = !trash && tag.isEmpty && words.isEmpty
    let more = Listing.footer(
      shown: found.characters.count,
      total: found.total,
      page,
      last: found.characters.last?.character.handle.description
    )
    let missing = isAll ? try workspace.unregistered().map(\.words) : []
    let footer = [more].compactMap(\.self) + missing
    let nothing =
      page.after == nil && rows.areShown
      ? try workspace.whyNothing(
        found.total,
        foundBy: text,
        in: .characters,
        inTrash: trash,
        elsewhere: tag.isEmpty
          ? nil : "nobody of them has the tag \(tag.map { "'\($0)'" }.joined(separator: " and "))"
      ) : NothingFound()
    var listing = Listing(
      json: found.json.adding("suggestions", nothing.json),
      table: Table(
        columns: [
          .text("handle"), .long("name"), .number("looks"), .number("references"),
          .long("registered at"), .number("videos"),
        ],
        rows: found.characters.map(\.row)
      ),
      empty: nothing.text(behind: empty),
      footer: footer.isEmpty ? nil : footer.joined(separator: "\n")
    )
    if rows.ids { listing.lines = .ids(found.characters.map(\.character.id)) }
    if let template { listing.lines = .template(template, found.characters.map(\.json)) }
    session.warn(ofCut: more, rows, page)
    return listing
  }

  private var empty: String {
    if !words.isEmpty { return "Nobody fits." }
    if trash { return "The trash holds no characters." }
    return tag.isEmpty
      ? "No characters yet. Add the first:\n  troupe character add luna --name Luna --reference face.jpg"
      : "Nobody has that tag."
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
