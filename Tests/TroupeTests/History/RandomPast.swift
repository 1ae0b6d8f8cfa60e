import TestSupport
import TroupeModel

@testable import Troupe

/// Generations of the past at random, with everything that a history can hold.
struct RandomPast {
  private var random: SeededRandom
  private let characters: [CharacterSheet]
  private(set) var generations: [Generation] = []

  private static let words = [
    "rain", "neon", "雨", "银发", "Straße", "ｷﾞﾀｰ", "a\"b", "\\n", "x\ny", "🌧",
  ]

  init(seed: UInt64, count: Int, characters: [CharacterSheet]) {
    random = SeededRandom(seed: seed)
    self.characters = characters
    for number in 0..<count { add(number) }
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func text() -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in one(of: Self.words) }
      .joined(separator: " ")
  }

  private mutating func add(_ number: Int) {
    let hasScenes = chance(10)
    var scenes: [Scene] = []
    if hasScenes {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        scenes.append(Scene(prompt: text(), duration: chance(2) ? 2.5 : nil))
      }
    }
    var generation = Generation(
      id: ItemID(using: &random),
      endpoint: one(of: ["crazyrouter", "old", "local"]),
      account: chance(9) ? "work" : "default",
      prompt: hasScenes ? "" : text(),
      scenes: scenes,
      parameters: GenerationParameters(
        format: chance(3) ? .unified : .openai,
        model: one(of: ["sora-2", "veo", ""]),
        size: chance(2) ? PixelSize(width: 1280, height: 720) : nil,
        duration: chance(2) ? Double(Int.random(in: 1...100, using: &random)) / 4 : nil,
        aspectRatio: chance(3) ? "16:9" : nil,
        image: chance(9) ? "https://a.example/x.png" : nil,
        isPrivate: chance(5) ? chance(2) : nil
      ),
      cast: cast(),
      project: chance(3) ? "pilot" : "",
      tags: chance(3) ? Array(Set([text().singleLine, "keeper"])).sorted() : [],
      notes: chance(5) ? text() : "",
      estimate: chance(2)
        ? Cost(
          micros: Int64.random(in: 0...9_000_000, using: &random),
          currency: "USD",
          unit: "call"
        )
        : nil,
      // Many at the same millisecond.
      createdAt: Milliseconds(
        1_600_000_000_000 + Int64.random(in: 0...5000, using: &random) * 1000
      ),
      parent: chance(6) && !generations.isEmpty ? one(of: generations).id : nil
    )
    if chance(3) { generation.parent = nil }
    generation.remoteID = chance(4) ? nil : RemoteID("job \(number)")
    generation.status =
      generation.remoteID == nil ? one(of: [.rejected, .expired]) : one(of: [.stored, .failed])
    generation.failure = generation.status == .failed ? text() : nil
    generation.rating = chance(4) ? Int.random(in: 1...5, using: &random) : nil
    generation.remoteStatus = chance(3) ? "DONE" : nil
    generation.progress = chance(3) ? 1 : nil
    generations.append(generation)
  }

  private mutating func cast() -> [CastMember] {
    (0..<Int.random(in: 0...3, using: &random)).map { index in
      let sheet = one(of: characters)
      return CastMember(
        slot: index + 1,
        characterID: sheet.character.id,
        handle: sheet.character.handle,
        name: sheet.character.name,
        look: one(of: sheet.looks).look.name,
        description: text(),
        lookPrompt: chance(2) ? text() : "",
        references: chance(3)
          ? [FrozenReference(role: .front, content: nil, url: "https://a.example/r.png")] : [],
        remoteID: chance(3) ? RemoteID("char \(index)") : nil,
        remoteHandle: chance(3) ? "l.una" : nil,
        use: one(of: CastUse.allCases),
        textSent: text()
      )
    }
  }
}

extension Generation {
  /// The line of a history that says all of it.
  var line: String {
    GenerationSheet(
      generation: self,
      videos: [],
      intent: nil,
      attempts: [],
      ledger: [],
      refusals: []
    ).json.compact
  }
}
