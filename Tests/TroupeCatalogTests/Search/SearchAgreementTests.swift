import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// The SQL of a search against its meaning in memory.
@Suite struct SearchAgreementTests {
  static let fields = [
    "cast:0", "cast:1..", "cast:>1", "model:sora-2", "model:veo", "endpoint:REHEARSAL",
    "endpoint:x",
    "status:queued", "status:failed", "format:unified", "created:today", "created:-2w..",
    "created:2026", "created:..yesterday", "created:2026-08-01..2026-10-01", "created:-1h..",
    "duration:5", "duration:6..", "duration:<9", "size:1280x720", "ratio:16:9", "ratio:9:16",
    "cost:0",
    "cost:>0.5", "cost:..1", "rating:4..", "rating:..3", "scenes:0", "scenes:>1", "project:pilot",
    "project:月", "tag:keeper", "tag:\"two words\"", "has:video", "is:stale", "is:unlinked",
    "prompt:~a",
    "prompt:~雨", "prompt:=rain", "prompt:=\"\"\"\"", "same:a.png", "saved:keepers",
  ]

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `random searches in a random library find what they mean`(seed: UInt64) throws {
    let library = try RandomLibrary(seed: seed)
    try library.temporary.catalog.write {
      try $0.set(
        SavedSearch(name: "Keepers", text: "rain , rating:4..", createdAt: Milliseconds(0))
      )
    }
    var random = SeededRandom(seed: seed ^ 0xABCD)
    for _ in 0..<20 {
      let text = Self.query(depth: 0, library, using: &random)
      let sort =
        Bool.random(using: &random) ? " sort:\(Self.sorts.randomElement(using: &random)!)" : ""
      let result = try library.temporary.search(
        "(\(text))" + sort,
        limit: 1000,
        digests: ["a.png": library.content]
      )
      let query = try library.temporary.catalog.read {
        try Query(parsing: text).resolved(with: $0.facts(["a.png": library.content]))
      }
      let expected = library.subjects.filter(query.matches).compactMap { $0.generation?.generation }
      #expect(Set(result.lines.map(\.id)) == Set(expected.map(\.id)), "seed \(seed): \(text)")
      #expect(
        result.total == SearchTotal(count: expected.count, isExact: true),
        "seed \(seed): \(text)"
      )
      if let sorted = Self.sorted(expected, by: sort) {
        #expect(result.lines.map(\.id) == sorted, "seed \(seed): \(text)\(sort)")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `pages one after the other are the whole, in every order`(seed: UInt64) throws {
    let library = try RandomLibrary(seed: seed, count: 40)
    var random = SeededRandom(seed: seed)
    for sort in Self.sorts {
      for text in ["", "a, -a", "rain, 雨, neon, x", "rating:1..", "-has:video"] {
        let search = text.isEmpty ? "sort:\(sort)" : "(\(text)) sort:\(sort)"
        let whole = try library.temporary.search(search, limit: 1000).lines.map(\.id)
        var pages: [ItemID] = []
        while true {
          let limit = Int.random(in: 1...5, using: &random)
          let page = try library.temporary.search(search, limit: limit, after: pages.last)
          #expect(page.total.count == whole.count, "seed \(seed): \(search)")
          pages += page.lines.map(\.id)
          if page.lines.count < limit { break }
        }
        #expect(pages == whole, "seed \(seed): \(search)")
      }
    }
  }

  static let sorts = [
    "created-", "created+", "duration", "duration+", "cost", "cost+", "rating", "rating+",
    "relevance",
  ]

  /// The ids in order; nil for one that depends on the words.
  private static func sorted(_ generations: [Generation], by sort: String) -> [ItemID]? {
    func key(_ generation: Generation) -> Int64 {
      if sort.contains("duration") {
        return generation.parameters.duration.map { Milliseconds.seconds($0).value } ?? -1
      }
      if sort.contains("cost") { return generation.estimate?.micros ?? -1 }
      if sort.contains("rating") { return generation.rating.map(Int64.init) ?? -1 }
      return 0
    }
    guard !sort.contains("relevance") else { return nil }
    // They are listed as they were recorded.
    let ascending = generations.enumerated().sorted {
      (key($0.element), $0.element.createdAt, $0.offset)
        < (key($1.element), $1.element.createdAt, $1.offset)
    }.map(\.element)
    return (sort.hasSuffix("+") ? ascending : ascending.reversed()).map(\.id)
  }

  private static func query(
    depth: Int,
    _ library: RandomLibrary,
    using random: inout SeededRandom
  ) -> String {
    func part(_ random: inout SeededRandom) -> String {
      query(depth: depth + 1, library, using: &random)
    }
    switch Int.random(in: 0..<(depth > 2 ? 9 : 13), using: &random) {
    case 0:
      let (handle, alias) = RandomLibrary.people[Int.random(in: 0..<3, using: &random)]
      return "with:" + (Bool.random(using: &random) ? handle.uppercased() : "\"\(alias)\"")
    case 1:
      return Bool.random(using: &random) ? "with:luna/Armor" : "with:xiaolong/default"
    case 2:
      let id = library.generations.randomElement(using: &random)?.id.description ?? ""
      return (Bool.random(using: &random) ? "parent:" : "lineage:") + id
    case 3...5: return fields[Int.random(in: 0..<fields.count, using: &random)]
    case 6:
      return ["rai*", "\"neon ra\"*", "c*", "雨*", "don*"][Int.random(in: 0..<5, using: &random)]
    case 7, 8:
      while true {
        let words = (0..<Int.random(in: 1...2, using: &random)).map { _ in
          RandomLibrary.pieces[Int.random(in: 0..<RandomLibrary.pieces.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? " " : "")
        if !FoldedText.words(words).isEmpty { return "\"\(words)\"" }
      }
    case 9: return "-(\(part(&random)))"
    case 10: return "(\(part(&random)), \(part(&random)))"
    default: return "\(part(&random)) \(part(&random))"
    }
  }
}
