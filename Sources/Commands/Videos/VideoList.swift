import ArgumentParser
import Troupe
import TroupeModel

/// `troupe video list`.
struct VideoList: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "list",
    "List the stored videos, the newest first.",
    examples: ["troupe video list", "troupe video list --with luna"]
  )

  @Option(
    help: ArgumentHelp("Only those with that character.", valueName: "character"),
    completion: .handles
  )
  var with: String?
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> Listing {
    let workspace = try await session.workspace()
    let id = try with.map { try workspace.character($0).character.id.idForm }
    let sheets = try workspace.videos(with: id)
    return Listing(
      json: ["videos": .array(sheets.map(\.json)), "total": .number(sheets.count)],
      table: Table(
        columns: [
          .text("id"), .text("is"), .number("bytes"), .text("stored"), .long("with"), .long("file"),
        ],
        rows: sheets.map { sheet in
          [
            .init(sheet.video.id.short, .strong), .init(sheet.measure),
            .init(Amounts.bytes(sheet.video.media.bytes)),
            .init(sheet.video.createdAt.localMinute),
            .init(sheet.appearances.map { "@\($0.handle)" }.joined(separator: " ")),
            .init(sheet.path, .faint),
          ]
        }
      ),
      empty: with.map { "No video with \($0) yet." }
        ?? "No videos yet. Ask for one:\n  \(Generate.firstExample)"
    )
  }
}
