import TestSupport
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// A few characters, generations and videos, with what a search in memory sees of each generation in use.
struct RandomLibrary {
  static let pieces = [
    "rain", "Rain", "neon", "snow", "café", "CAFE", "ＮＥＯＮ", "雨", "小龙", "龙", "走在雨里", "ルナ", "ﾙﾅ",
    "ガ", "ｶﾞ", "한국", "국", "don't", "16:9", "'; DROP TABLE x; --", "%", "_", "e\u{301}", "🐉",
    "x\u{93E}", "¦", "NEAR(a b)", "rainy",
  ]
  static let people = [("luna", "月"), ("milo", "Mi Lo"), ("xiaolong", "小龙")]
  /// Since 2026-11-22 20:00 UTC+2, some hours to some months before.
  static let now: Int64 = 1_795_370_400_000

  let temporary: TemporaryCatalog
  private(set) var subjects: [SearchSubject] = []
  private(set) var generations: [Generation] = []
  private(set) var content: ContentID
  private var characters: [CastCharacter] = []
  private var looks: [Look] = []
  private var samples: Samples
  private var random: SeededRandom
  /// The subjects by generation, before it is known who is stale.
  private var facts: [SearchSubject.GenerationFacts] = []

  init(seed: UInt64, count: Int = 12) throws {
    random = SeededRandom(seed: seed)
    samples = Samples(seed: random.next())
    temporary = try TemporaryCatalog()
    content = samples.content()
    for (handle, alias) in Self.people {
      let character = samples.character(try Handle(handle), aliases: [alias])
      characters.append(character)
      looks += [samples.look(of: character), samples.look(try Handle("armor"), of: character)]
    }
    for index in looks.indices { looks[index].prompt = "in armor" }
    try temporary.catalog.write { [characters, looks] writer in
      for character in characters { try writer.insert(character) }
      for look in looks { try writer.insert(look) }
    }
    for _ in 0..<Int.random(in: 1...count, using: &random) { try add() }
    try change()
    subjects = try temporary.catalog.read { reader in
      try facts.map { facts in
        var facts = facts
        facts.root = root(of: facts.generation)
        facts.isStale = try facts.generation.cast.contains { member in
          let character = try member.characterID.flatMap { try reader.character($0) }
          let look = try character.flatMap { character in
            try reader.looks(of: character.id).first { $0.name == member.look }
          }
          return member.isStale(
            character,
            look,
            try look.map { try reader.references(of: $0.id) } ?? []
          )
        }
        return SearchSubject(facts)
      }
    }
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func text(_ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in one(of: Self.pieces) }
      .joined(separator: chance(2) ? " " : "")
  }

  private func root(of generation: Generation) -> ItemID {
    guard let parent = generations.first(where: { $0.id == generation.parent }) else {
      return generation.id
    }
    return root(of: parent)
  }

  /// Adds a generation with all that a search may look at.
  private mutating func add() throws {
    var members: [SearchSubject.Member] = []
    var cast: [CastMember] = []
    var links: [Appearance] = []
    let videoID = samples.id()
    for character in characters {
      let look = chance(2) ? try Handle("armor") : .defaultLook
      if chance(3) {
        var references: [FrozenReference] = []
        if chance(3) { references = [FrozenReference(role: .face, content: content)] }
        cast.append(samples.member(cast.count + 1, character, look: look, references: references))
        members.append(.init(character.id, look: look.description))
      } else if chance(4) {
        let named = chance(2) ? look : nil
        links.append(
          Appearance(videoID: videoID, characterID: character.id, look: named, source: .manual)
        )
      }
    }
    var generation = samples.generation(text(6), cast: cast)
    generation.parameters = GenerationParameters(
      format: chance(3) ? .unified : .openai,
      model: one(of: ["sora-2", "Sora-2", "veo"]),
      size: chance(2)
        ? nil : one(of: [PixelSize(width: 1280, height: 720), PixelSize(width: 9, height: 16)]),
      duration: chance(3) ? nil : one(of: [5, 8, 15]),
      aspectRatio: chance(3) ? one(of: ["16:9", "9:16"]) : nil
    )
    generation.scenes = chance(3) ? [Scene(prompt: text(3)), Scene(prompt: text(2))] : []
    generation.notes = chance(2) ? "" : text(3)
    generation.project = chance(2) ? "" : one(of: ["pilot", "Pilot", "月"])
    generation.tags = chance(2) ? [] : [one(of: ["keeper", "Keeper", "月光", "two words"])]
    generation.rating = chance(2) ? nil : Int.random(in: 1...5, using: &random)
    if chance(2) {
      generation.estimate = Cost(
        micros: one(of: [0, 500_000, 750_000]),
        currency: "USD",
        unit: "call"
      )
    }
    generation.parent = chance(2) ? generations.randomElement(using: &random)?.id : nil
    generation.createdAt = Milliseconds(
      Self.now - one(of: [0, 3_600_000, 86_400_000, 1_209_600_000, 7_776_000_000])
    )
    generation.status = one(of: [.queued, .failed])
    let isTrashed = chance(8)
    let hasVideo = chance(2)
    let isVideoTrashed = chance(4)
    let removed = links.filter { _ in chance(3) }
    var video = samples.video(samples.media(.mp4), of: generation)
    video.id = videoID
    try temporary.catalog.write { [generation, links] writer in
      try writer.insert(generation)
      if hasVideo {
        try writer.insert(video.media, path: video.media.path)
        try writer.insert(video)
        for link in links { try writer.link(link) }
        for link in removed {
          _ = try writer.unlink(video: videoID, character: link.characterID, at: Milliseconds(1))
        }
        if isVideoTrashed { try writer.setTrashed(videoID, at: Milliseconds(1)) }
      }
      if isTrashed {
        var trashed = generation
        trashed.trashedAt = Milliseconds(1)
        try writer.update(trashed)
      }
    }
    generations.append(generation)
    guard !isTrashed else { return }
    var facts = SearchSubject.GenerationFacts(generation)
    let kept = hasVideo ? links.filter { !removed.contains($0) } : []
    facts.members = members + kept.map { .init($0.characterID, look: $0.look?.description) }
    facts.hasVideo = hasVideo && !isVideoTrashed
    facts.isUnlinked = facts.hasVideo && kept.isEmpty
    facts.contents = Set(cast.flatMap(\.references).compactMap(\.content))
    if hasVideo { facts.contents.insert(video.media.content) }
    self.facts.append(facts)
  }

  /// Edits who is in the cast, so that some of it is out of date.
  private mutating func change() throws {
    if chance(2) { characters[0].description = "silver hair" }
    if chance(2) { looks[3].trashedAt = Milliseconds(5) }
    if chance(2) { looks[4].prompt = "in silk" }
    let media = Media(
      content: content,
      bytes: 5,
      type: .png,
      width: 4,
      height: 4,
      createdAt: Milliseconds(0)
    )
    let adds = chance(2)
    try temporary.catalog.write { [characters, looks, samples] writer in
      var samples = samples
      try writer.update(characters[0])
      for look in looks { try writer.update(look) }
      guard adds else { return }
      try writer.insert(media, path: media.path)
      for (position, role) in [ReferenceRole.face, .clip].enumerated() {
        try writer.insert(
          Reference(
            id: samples.id(),
            lookID: looks[5].id,
            role: role,
            position: position + 1,
            source: .media(content),
            createdAt: Milliseconds(0)
          )
        )
      }
    }
  }
}
