import ArgumentParser
import Troupe
import TroupeModel

/// `troupe video list`.
struct VideoList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the stored videos, the newest first, all or those of the generations that a search finds.",
    "With a search they come in its order.",
    examples: [
      "troupe video list", "troupe video list --with luna",
      "troupe video list 'rain rating:4.. sort:rating'",
      "troupe video list created:today --format '{path}'",
    ]
  )

  @OptionGroup var search: SearchWords
  @Option(
    help: ArgumentHelp("Only those with that character.", valueName: "character"),
    completion: .handles
  )
  var with: String?
  @OptionGroup var page: PageOptions
  @OptionGroup var rows: RowOptions
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let template = try rows.template(.videos)
    try session.check(search.text)
    let workspace = try await session.workspace()
    let found = try workspace.locating(search.text) {
      try workspace.videos(
        matching: search.text,
        with: with,
        limit: page.limit,
        after: page.after
      )
    }
    let nothing =
      page.after == nil && rows.areShown
      ? try workspace.whyNothing(
        found.total,
        foundBy: search.text,
        elsewhere: "there is no video of that" + (with.map { " with \($0)" } ?? "")
      ) : NothingFound()
    var listing = Listing(
      json: found.json.adding("suggestions", nothing.json),
      table: Table(
        columns: [
          .text("id"), .text("is"), .number("bytes"), .text("stored"), .long("with"), .long("file"),
        ],
        rows: found.videos.map(\.row)
      ),
      empty: !search.words.isEmpty
        ? nothing.text(behind: "No video fits.")
        : with.map { "No video with \($0.terminalSafe) yet." }
          ?? "No videos yet. Ask for one:\n  \(Generate.firstExample)",
      footer: Listing.footer(
        shown: found.videos.count,
        total: found.total,
        isExact: found.isTotalExact,
        page,
        last: found.videos.last?.video.id.short
      )
    )
    if rows.ids { listing.lines = .ids(found.videos.map(\.video.id)) }
    if let template { listing.lines = .template(template, found.videos.map(\.json)) }
    session.warn(ofCut: listing.footer, rows, page)
    return listing
  }
}

extension VideoSheet {
  fileprivate var row: [Table.Cell] {
    [
      .init(video.id.short, .strong), .init(measure), .init(Amounts.bytes(video.media.bytes)),
      .init(video.createdAt.localMinute),
      .init(appearances.map { "@\($0.handle)" }.joined(separator: " ")), .init(path, .faint),
    ]
  }
}
