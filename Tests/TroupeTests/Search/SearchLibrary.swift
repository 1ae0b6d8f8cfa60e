import TroupeCatalog
import TroupeModel

@testable import Troupe

/// A library with Luna, Milo and six generations, the newest last.
struct SearchLibrary {
  let library = TestLibrary()
  let workspace: Workspace
  /// By their prompts.
  private(set) var ids: [String: ItemID] = [:]

  init() async throws {
    workspace = try await library.create()
    for handle in ["luna", "milo"] {
      _ = try await workspace.addCharacter(
        handle: handle,
        CharacterDraft(aliases: handle == "milo" ? ["米洛"] : [], tags: ["hero"])
      )
    }
    _ = try await workspace.addLook("luna", name: "armor", prompt: "in armor", references: [])
    try add("rain on the harbour", "luna", project: "pilot", tags: ["keeper"])
    try add("neon rain", nil, status: .queued, model: "sora-2")
    try add("小龙走在雨里", "milo", tags: ["雨天"])
    try add("snow", "luna", status: .failed, project: "pilot")
    try add("snow and neon light", "milo", status: .queued, project: "Second Film")
    try add("lanterns", nil)
  }

  /// Adds a generation; a stored one with a video.
  mutating func add(
    _ prompt: String,
    _ handle: String?,
    status: GenerationStatus = .stored,
    model: String = "sora-2-pro",
    project: String = "",
    tags: [String] = []
  ) throws {
    let character = try handle.map { try workspace.character($0).character }
    var generation = Generation(
      id: workspace.world.makeID(),
      status: .queued,
      endpoint: "crazyrouter",
      account: "default",
      prompt: prompt,
      parameters: GenerationParameters(format: .openai, model: model),
      cast: character.map { [Self.member($0)] } ?? [],
      project: project,
      tags: tags,
      createdAt: library.now
    )
    library.wait(.seconds(60))
    ids[prompt] = generation.id
    let media = Media(
      content: ContentID(digest: (0..<32).map { UInt8(ids.count) ^ $0 }),
      bytes: 10,
      type: .mp4,
      width: 1280,
      height: 720,
      duration: .seconds(5),
      createdAt: library.now
    )
    let video = Video(
      id: workspace.world.makeID(),
      generationID: generation.id,
      media: media,
      origin: "",
      createdAt: library.now
    )
    try workspace.catalog.write { [generation] in try $0.insert(generation) }
    guard status != .queued else { return }
    generation.status = status
    generation.remoteID = RemoteID("task_\(ids.count)")
    try workspace.catalog.write { [generation] writer in
      try writer.update(generation)
      guard status == .stored else { return }
      try writer.insert(media, path: "media/\(media.content).mp4")
      try writer.insert(video)
      if let character {
        try writer.link(
          Appearance(
            videoID: video.id,
            characterID: character.id,
            look: .defaultLook,
            source: .cast
          )
        )
      }
    }
  }

  private static func member(_ character: CastCharacter) -> CastMember {
    CastMember(
      slot: 1,
      characterID: character.id,
      handle: character.handle,
      name: character.name,
      look: .defaultLook,
      description: character.description,
      lookPrompt: "",
      references: [],
      remoteID: nil,
      remoteHandle: nil,
      use: .description,
      textSent: character.name
    )
  }

  /// The prompts that a search finds.
  func prompts(_ text: String) throws -> [String] {
    try workspace.search(text).lines.map(\.prompt)
  }
}
