import FoundationEssentials
import TestSupport
import Troupe
import TroupeCatalog
import TroupeMedia
import TroupeModel

/// Gives a tenth of the generations of a plan a video, without its file, and lets some characters change.
struct LibraryVideos {
  let plan: LibraryPlan
  let folder: String

  /// Files whose bytes are those of a video each, for `same:`.
  static func files(in folder: String) -> [String] {
    (1...20).map { "\(folder)/same-\($0).bin" }
  }

  /// How many are written in one transaction.
  private static let batch = 10_000

  func add(using random: inout SeededRandom) async throws {
    let workspace = try await Workspace.open(LibraryFolder(path: folder), world: .still)
    var known = try Self.files(in: folder).map { path in
      let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
      try Data(bytes).write(to: URL(filePath: path))
      return ContentID.of(bytes)
    }
    var source = GenerationSource(plan)
    var rest: [Generation] = []
    while let generation = source.next() {
      guard generation.status == .stored, Int.random(in: 0..<82, using: &random) < 10 else {
        continue
      }
      rest.append(generation)
      guard rest.count == Self.batch else { continue }
      try add(rest, workspace, &known, &random)
      rest = []
    }
    try add(rest, workspace, &known, &random)
    try change(workspace)
  }

  private func add(
    _ generations: [Generation],
    _ workspace: Workspace,
    _ known: inout [ContentID],
    _ random: inout SeededRandom
  ) throws {
    var videos: [(Video, [Appearance])] = []
    for generation in generations {
      let video = Video(
        id: ItemID(using: &random),
        generationID: generation.id,
        media: media(generation, known.popLast(), &random),
        origin: "",
        createdAt: generation.createdAt
      )
      videos.append((video, appearances(in: video, generation, &random)))
    }
    try workspace.catalog.write { writer in
      for (video, appearances) in videos {
        let media = video.media
        try writer.insert(
          media,
          path: MediaFolder.relativePath(of: media.content, media.type)
        )
        try writer.insert(video)
        for appearance in appearances { try writer.link(appearance) }
      }
    }
  }

  private func media(
    _ generation: Generation,
    _ content: ContentID?,
    _ random: inout SeededRandom
  ) -> Media {
    let size = generation.parameters.size ?? PixelSize(width: 1280, height: 720)
    let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    return Media(
      content: content ?? ContentID(digest: digest),
      bytes: Int64.random(in: 1_000_000..<20_000_000, using: &random),
      type: .mp4,
      width: size.width,
      height: size.height,
      duration: generation.parameters.duration.map(Milliseconds.seconds),
      createdAt: generation.createdAt
    )
  }

  /// The cast of most; nobody in one of ten; somebody else by hand in one of fifty.
  private func appearances(
    in video: Video,
    _ generation: Generation,
    _ random: inout SeededRandom
  ) -> [Appearance] {
    let chance = Int.random(in: 0..<50, using: &random)
    if chance < 5 { return [] }
    var appearances = generation.cast.compactMap { member in
      member.characterID.map {
        Appearance(videoID: video.id, characterID: $0, look: member.look, source: .cast)
      }
    }
    if chance == 49, let other = plan.characters.randomElement(using: &random)?.character.id {
      appearances.append(
        Appearance(videoID: video.id, characterID: other, look: nil, source: .manual)
      )
    }
    return appearances
  }

  /// The rarest hundredth of the characters look otherwise now.
  private func change(_ workspace: Workspace) throws {
    try workspace.catalog.write { writer in
      for planned in plan.characters.suffix(max(1, plan.characters.count / 100)) {
        var character = planned.character
        character.description += ", ten years later"
        try writer.update(character)
      }
      try LibrarySearches.add(to: writer)
    }
  }
}
