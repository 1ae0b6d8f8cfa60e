import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// The SQL of a search against its meaning in memory.
@Suite struct SearchAgreementTests {
  static let pieces = [
    "rain", "Rain", "neon", "snow", "café", "CAFE", "ＮＥＯＮ", "雨", "小龙", "龙", "走在雨里", "ルナ", "ﾙﾅ",
    "ガ", "ｶﾞ", "한국", "국", "don't", "16:9", "'; DROP TABLE x; --", "%", "_", "e\u{301}", "🐉",
    "x\u{93E}",
  ]
  static let people = [("luna", "月"), ("milo", "Mi Lo"), ("xiaolong", "小龙")]

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `three random searches in a random library find what they mean`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let library = try RandomLibrary(using: &random)
    for _ in 0..<3 {
      let text = Self.query(depth: 0, using: &random)
      let query = try Query(parsing: text)
      let (page, total) = try library.temporary.catalog.read { try $0.search(query, limit: 1000) }
      let expected = library.documents.filter { query.matches($0.document) }.map(\.id)
      #expect(Set(page.map(\.id)) == Set(expected), "seed \(seed): \(text)")
      #expect(total == expected.count, "seed \(seed): \(text)")
    }
  }

  private static func query(depth: Int, using random: inout SeededRandom) -> String {
    func part(_ random: inout SeededRandom) -> String { query(depth: depth + 1, using: &random) }
    switch Int.random(in: 0..<(depth > 2 ? 5 : 9), using: &random) {
    case 0:
      let (handle, alias) = people[Int.random(in: 0..<people.count, using: &random)]
      let name = Bool.random(using: &random) ? handle.uppercased() : "\"\(alias)\""
      return "with:\(name)"
    case 1:
      let (handle, _) = people[Int.random(in: 0..<people.count, using: &random)]
      return "with:\(handle)/" + (Bool.random(using: &random) ? "Armor" : "default")
    case 2...4:
      while true {
        let words = (0..<Int.random(in: 1...2, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? " " : "")
        if !FoldedText.words(words).isEmpty { return "\"\(words)\"" }
      }
    case 5: return "-(\(part(&random)))"
    case 6: return "(\(part(&random)), \(part(&random)))"
    default: return "\(part(&random)) \(part(&random))"
    }
  }
}

/// A few characters, generations and videos, with what a search in memory sees of each generation.
private struct RandomLibrary {
  let temporary: TemporaryCatalog
  private(set) var documents: [(id: ItemID, document: SearchDocument)] = []

  init(using random: inout SeededRandom) throws {
    temporary = try TemporaryCatalog()
    var samples = Samples(seed: random.next())
    let characters = try SearchAgreementTests.people.map { handle, alias in
      samples.character(try Handle(handle), aliases: [alias])
    }
    let armor = try Handle("armor")
    let looks = characters.flatMap { character in
      [samples.look(of: character), samples.look(armor, of: character)]
    }
    try temporary.catalog.write { writer in
      for character in characters { try writer.insert(character) }
      for look in looks { try writer.insert(look) }
    }
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      try addGeneration(of: characters, armor, &samples, &random)
    }
  }

  private mutating func addGeneration(
    of characters: [CastCharacter],
    _ armor: Handle,
    _ samples: inout Samples,
    _ random: inout SeededRandom
  ) throws {
    var cast: [CastMember] = []
    var seen: [(names: Set<String>, look: String?)] = []
    var links: [Appearance] = []
    let videoID = samples.id()
    for character in characters {
      let look = Bool.random(using: &random) ? armor : .defaultLook
      let names = Set(([character.handle.description] + character.aliases).map { $0.lowercased() })
      if Int.random(in: 0..<3, using: &random) == 0 {
        cast.append(samples.member(cast.count + 1, character, look: look))
        seen.append((names, look.description))
      } else if Int.random(in: 0..<3, using: &random) == 0 {
        let isNamed = Bool.random(using: &random)
        links.append(
          Appearance(
            videoID: videoID,
            characterID: character.id,
            look: isNamed ? look : nil,
            source: .manual
          )
        )
        seen.append((names, isNamed ? look.description : nil))
      }
    }
    let prompt = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let pieces = SearchAgreementTests.pieces
      return pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined(separator: Bool.random(using: &random) ? " " : "")
    let generation = samples.generation(prompt, cast: cast)
    let line = FoldedText.line(prompt) + FoldedText.line("second scene 雨")
    var video = samples.video(samples.media(.mp4), of: generation)
    video.id = videoID
    let isTrashed = Int.random(in: 0..<8, using: &random) == 0
    let removed = links.isEmpty ? nil : links.indices.randomElement(using: &random)
    try temporary.catalog.write { writer in
      try writer.insert(generation, searchText: line)
      try writer.insert(video.media, path: video.media.path)
      try writer.insert(video)
      for link in links { try writer.link(link) }
      if isTrashed {
        var trashed = generation
        trashed.trashedAt = Milliseconds(1)
        try writer.update(trashed)
      }
    }
    if let removed, Bool.random(using: &random) {
      let link = links[removed]
      _ = try temporary.catalog.write {
        try $0.unlink(video: videoID, character: link.characterID, at: Milliseconds(1))
      }
      seen.removeAll { names, _ in
        characters.contains {
          $0.id == link.characterID && names.contains($0.handle.description)
        }
      }
    }
    if !isTrashed { documents.append((generation.id, SearchDocument(line: line, cast: seen))) }
  }
}
