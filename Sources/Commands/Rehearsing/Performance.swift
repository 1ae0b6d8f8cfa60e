import Troupe
import TroupeModel

/// The scenario of `rehearse`: the cast is registered, three videos are asked for and stored, and found again.
struct Performance {
  let session: Session
  let workspace: Workspace

  /// The endpoint that costs nothing.
  static let endpoint = "rehearsal"
  /// The character without whom there is no scenario.
  static let lead = "luna"
  private static let project = "rehearsal"

  /// Performs it.
  func run() async throws -> PerformanceOutput {
    let lead = try leadSheet()
    session.progress.note("Registering the cast with the endpoint on this machine")
    let sync = SyncBoard(session.progress)
    let reports = try await workspace.sync([], endpoint: Self.endpoint) { sync.take($0) }
    session.progress.end(keeping: true)
    session.progress.note("Asking for three videos")
    var ids: [ItemID] = []
    for request in try requests(lead) {
      let sheet = try await workspace.generate(request)
      ids.append(sheet.generation.id)
      session.progress.note(
        "  \(sheet.generation.id.short)  \(sheet.generation.title.terminalSafe)"
      )
    }
    session.progress.note("Waiting for them")
    let board = WatchBoard(session.progress)
    let summary = try await workspace.watch(only: Set(ids)) { board.take($0) }
    session.progress.end(keeping: true)
    return try await output(
      reports,
      ids.compactMap { id in
        summary.generations.first { $0.generation.id == id }
      }
    )
  }

  private func output(
    _ reports: [SyncReport],
    _ sheets: [GenerationSheet]
  ) async throws -> PerformanceOutput {
    let query = "with:\(Self.lead)"
    let found = try workspace.search(query)
    var identity: IdentityOutput?
    if let path = sheets.first(where: { !$0.videos.isEmpty })?.videos.first?.path {
      identity = IdentityOutput(
        file: path,
        identity: try await workspace.whatIs(fileAt: path)
      )
    }
    return PerformanceOutput(
      library: workspace.libraryPath,
      isNearest: isNearest,
      registrations: SyncOutput(reports: reports),
      generations: sheets,
      query: query,
      found: found,
      identity: identity
    )
  }

  private var isNearest: Bool {
    guard session.common.library == nil else { return false }
    return (try? session.program.libraryLocation(nil).path) == workspace.libraryPath
  }

  private func leadSheet() throws -> CharacterSheet {
    let characters = try workspace.characters()
    guard let lead = characters.first(where: { $0.character.handle.description == Self.lead })
    else { throw CommandFault.noCast(handle: Self.lead, library: workspace.libraryPath) }
    return lead
  }

  /// One video by a prompt, one from a picture, one of scenes.
  private func requests(_ lead: CharacterSheet) throws -> [GenerationRequest] {
    let handle = "@\(Self.lead)"
    let armored = lead.looks.contains { $0.look.name.description == "armor" }
    let other = try workspace.characters().map(\.character.handle.description)
      .first { $0 != Self.lead }
    let partner = other.map { "@\($0)" } ?? "a stranger"
    var first = GenerationRequest(
      prompt: "\(handle) walks through the rain at night, neon light on the wet street",
      endpoint: Self.endpoint,
      model: "sora",
      size: "1280x720",
      duration: 5,
      project: Self.project
    )
    var second = GenerationRequest(
      prompt: "\(handle)\(armored ? "/armor" : "") turns her head and smiles",
      endpoint: Self.endpoint,
      model: "sora",
      size: "1280x720",
      duration: 4,
      project: Self.project
    )
    second.image =
      lead.looks.lazy.flatMap(\.references)
      .first { $0.media?.type.isPicture == true }?.path
    let third = GenerationRequest(
      scenes: [
        Scene(
          prompt: "A sunrise over the mountains, \(handle) looks down from a ridge",
          duration: 3
        ),
        Scene(prompt: "Camera pans down to a village where \(partner) opens a door", duration: 3),
        // Luna's silver hair is wet from the rain; the two meet at the well.
        Scene(prompt: "\(handle)被雨打湿的银发闪着光，她和\(partner)在井边相遇", duration: 3),
      ],
      endpoint: Self.endpoint,
      model: "sora-pro",
      size: "1280x720",
      project: Self.project
    )
    first.tags = ["rehearsal"]
    return [first, second, third]
  }
}
