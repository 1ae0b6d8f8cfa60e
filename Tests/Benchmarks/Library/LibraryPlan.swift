import FoundationEssentials
import TestSupport
import TroupeModel

/// What a library to measure holds, made from a seed.
struct LibraryPlan {
  /// How many generations.
  let count: Int
  let seed: UInt64
  let characters: [PlannedCharacter]

  /// The first and the last moment in which something is made: three years.
  static let span = Milliseconds(1_698_796_800_000)..<Milliseconds(1_793_491_200_000)
  static let models = (1...50).map { "model-\($0)" }
  static let endpoints = ["crazyrouter", "openai", "relay", "rehearsal"]
  static let projects = (1...300).map { "project-\($0)" }
  static let tags = (1...200).map { "tag-\($0)" }

  init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
    var random = SeededRandom(seed: seed)
    var handles: Set<Handle> = []
    characters = (0..<max(10, count / 100)).map { _ in
      PlannedCharacter(apartFrom: &handles, using: &random)
    }
  }
}

/// A character with its looks.
struct PlannedCharacter {
  let character: CastCharacter
  let looks: [Look]

  /// Makes one, with a handle that no other has.
  init(apartFrom handles: inout Set<Handle>, using random: inout SeededRandom) {
    var name: String
    var handle: Handle?
    repeat {
      name = Vocabulary.words[Int.random(in: 200..<20_000, using: &random)]
      handle = Handle(suggestedFrom: name)
      if let taken = handle, handles.contains(taken) {
        handle = Handle(suggestedFrom: "\(name)-\(Int.random(in: 2...999, using: &random))")
      }
    } while handle.map { handles.contains($0) } ?? true
    let unique = handle ?? .defaultLook
    handles.insert(unique)
    let alias = (0..<2).map { _ in Ideographs.word(.chinese, using: &random) }.joined()
    let start = LibraryPlan.span.lowerBound
    character = CastCharacter(
      id: ItemID(using: &random),
      handle: unique,
      name: name.capitalized,
      description:
        "somebody called \(name) in a \(Vocabulary.words[Int.random(in: 0..<500, using: &random)]) coat",
      aliases: [alias],
      tags: ["troupe-\(Int.random(in: 1...20, using: &random))"],
      createdAt: start
    )
    var looks: [Look] = [
      Look(
        id: ItemID(using: &random),
        characterID: character.id,
        name: .defaultLook,
        createdAt: start
      )
    ]
    // Every third has two more.
    if Int.random(in: 0..<3, using: &random) == 0 {
      for text in ["armor", "winter"] {
        guard let name = try? Handle(text) else { continue }
        looks.append(
          Look(
            id: ItemID(using: &random),
            characterID: character.id,
            name: name,
            prompt: "dressed for \(text)",
            createdAt: start
          )
        )
      }
    }
    self.looks = looks
  }
}
