import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// The SQL of a search among characters against its meaning in memory.
@Suite struct CharacterAgreementTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `random searches among random characters find whom they mean`(seed: UInt64) throws {
    var cast = try RandomCast(seed: seed)
    for _ in 0..<20 {
      let text = cast.query()
      let tags = cast.number(0...5) == 0 ? [cast.tag()] : []
      for inTrash in [false, true] {
        let expected = try people(of: text, tags: tags, inTrash: inTrash, in: cast)
        try cast.temporary.catalog.read { reader in
          let query = try Query(parsing: text, in: .characters).resolved(with: reader.facts())
          let search = CharacterSearch(query, tags: tags, inTrash: inTrash)
          let result = try reader.characters(matching: search, limit: 1000)
          #expect(result.characters == expected, "seed \(seed): \(text) \(tags) \(inTrash)")
          #expect(result.total == expected.count, "seed \(seed): \(text) \(tags) \(inTrash)")
          // However many there are, along the handles the same are found.
          let run = try CharacterRun(reader.db, search)
          let sorted = try run.page(limit: 7, after: nil, total: 1)
          let walked = try run.page(limit: 7, after: nil, total: 1_000_000)
          #expect(sorted == walked, "seed \(seed): \(text)")
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `pages one after the other are the whole`(seed: UInt64) throws {
    var cast = try RandomCast(seed: seed, count: 60)
    for text in ["", "luna, -luna", "-look:armor", "-handle:gone", cast.query()] {
      for inTrash in [false, true] {
        let expected = try people(of: text, inTrash: inTrash, in: cast)
        var pages: [CastCharacter] = []
        while true {
          let limit = cast.number(1...5)
          let page = try cast.temporary.catalog.read { [pages] reader in
            let query = try Query(parsing: text, in: .characters).resolved(with: reader.facts())
            return try reader.characters(
              matching: CharacterSearch(query, inTrash: inTrash),
              limit: limit,
              after: pages.last?.id
            )
          }
          #expect(page.total == expected.count, "seed \(seed): \(text) \(inTrash)")
          pages += page.characters
          if page.characters.count < limit { break }
        }
        #expect(pages == expected, "seed \(seed): \(text) \(inTrash)")
      }
    }
  }

  @Test func `a page goes on behind somebody who is not found itself`() throws {
    let temporary = try TemporaryCatalog()
    var samples = Samples()
    let people = try ["ann", "bob", "cid", "dan"].map { samples.character(try Handle($0)) }
    try temporary.catalog.write { writer in for person in people { try writer.insert(person) } }
    func page(_ text: String, after last: ItemID, inTrash: Bool = false) throws -> [CastCharacter] {
      let query = try Query(parsing: text, in: .characters)
      return try temporary.catalog.read {
        try $0.characters(
          matching: CharacterSearch(query, inTrash: inTrash),
          limit: 9,
          after: last
        ).characters
      }
    }
    #expect(try page("ann, dan", after: people[1].id) == [people[3]])
    #expect(throws: CatalogError.self) { try page("", after: samples.id()) }
    // The place is in the other list.
    var thrown = people[1]
    thrown.trashedAt = Milliseconds(1)
    try temporary.catalog.write { [thrown] in try $0.update(thrown) }
    #expect(throws: CatalogError.self) { try page("ann, dan", after: thrown.id) }
    #expect(try page("", after: thrown.id, inTrash: true) == [])
  }

  @Test func `a field of generations is refused`() throws {
    let temporary = try TemporaryCatalog()
    let query = try Query(parsing: "model:x")
    #expect(throws: CatalogError.self) {
      try temporary.catalog.read {
        _ = try $0.characters(matching: CharacterSearch(query), limit: 1)
      }
    }
  }

  /// Those whom a search means, by its meaning in memory.
  private func people(
    of text: String,
    tags: [String] = [],
    inTrash: Bool,
    in cast: RandomCast
  ) throws -> [CastCharacter] {
    let query = try cast.temporary.catalog.read {
      try Query(parsing: text, in: .characters).resolved(with: $0.facts())
    }
    return (inTrash ? cast.inTrash : cast.inUse).filter { subject in
      query.matches(subject)
        && tags.allSatisfy { tag in
          subject.tags.contains { $0.utf8.elementsEqual(tag.utf8) }
        }
    }.map(\.person)
  }
}
