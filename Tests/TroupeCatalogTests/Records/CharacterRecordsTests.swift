import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct CharacterRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
  }

  @Test mutating func `a character comes back as it was`() throws {
    var luna = samples.character(try Handle("luna"), aliases: ["月", "Lu", "e\u{301}"])
    luna.tags = ["heroine", "silver"]
    luna.notes = "a\nb"
    luna.consent = "given 2026"
    luna.description = "silver hair 🌙"
    try temporary.catalog.write { try $0.insert(luna) }
    #expect(try temporary.catalog.read { try $0.character(luna.id) } == luna)

    luna.handle = try Handle("lulu")
    luna.name = "Lulu"
    luna.aliases = ["Lu", "月"]
    luna.tags = ["silver"]
    luna.notes = ""
    luna.trashedAt = Milliseconds(9)
    try temporary.catalog.write { try $0.update(luna) }
    #expect(try temporary.catalog.read { try $0.characters() } == [])
    #expect(try temporary.catalog.read { try $0.trashedCharacters() } == [luna])
  }

  @Test mutating func `a handle belongs to one character, and to none in the trash`() throws {
    var luna = samples.character(try Handle("luna"))
    var other = samples.character(try Handle("luna"))
    try temporary.catalog.write { try $0.insert(luna) }
    for write in [
      { [other] (writer: CatalogWriter) in try writer.insert(other) },
      { [other] (writer: CatalogWriter) in
        var milo = other
        milo.handle = try Handle("milo")
        try writer.insert(milo)
        milo.handle = try Handle("luna")
        try writer.update(milo)
      },
    ] {
      let error = #expect(throws: CatalogError.self) {
        try temporary.catalog.write { try write($0) }
      }
      guard case .nameTaken(.character, name: "luna") = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    luna.trashedAt = Milliseconds(5)
    try temporary.catalog.write { writer in
      try writer.update(luna)
      try writer.insert(other)
    }
    luna.trashedAt = nil
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { try $0.update(luna) }
    }
    other.trashedAt = Milliseconds(6)
    #expect(try temporary.catalog.read { try $0.characters().count } == 1)
  }

  @Test(arguments: [
    ("luna", "luna"), ("LUNA", "luna"), ("Lu", "luna"), ("lu", "luna"), ("月", "luna"),
    ("MILO", "milo"), ("id:2222", "luna"), ("2222", "luna"), ("222222222222222a", "luna"),
    ("id:cafe", "milo"), ("cafe", "cafe"),
  ])
  func `a character is found by handle, alias, name and id, and the handle wins`(
    typed: String,
    handle: String
  ) throws {
    try fill()
    let found = try temporary.catalog.read { try $0.findCharacter(typed) }
    #expect(found.handle.description == handle)
  }

  @Test(arguments: [
    ("lnua", ["luna"]), ("cfae", ["cafe"]), ("zzzzzz", []), ("id:9999", []), ("gone", []),
    ("", []), ("id:", []),
  ])
  func `what is not found gets the nearest names`(typed: String, nearest: [String]) throws {
    try fill()
    let error = #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findCharacter(typed) }
    }
    guard case .notFound(.character, typed, nearest) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("twin", ["cafe", "milo"]), ("id:cafe0", ["milo (cafe0000)", "rose (cafe0111)"]),
  ])
  func `what fits two is refused with both`(typed: String, matches: [String]) throws {
    try fill()
    var samples = samples
    var rose = samples.character(try Handle("rose"))
    rose.id = try #require(ItemID("cafe011111111111"))
    try temporary.catalog.write { try $0.insert(rose) }
    let error = #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findCharacter(typed) }
    }
    guard case .ambiguous(.character, typed, matches) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is in the trash is found only there`() throws {
    try fill()
    let found = try temporary.catalog.read { try $0.findCharacter("gone", inTrash: true) }
    #expect(found.handle.description == "gone")
    #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findCharacter("luna", inTrash: true) }
    }
  }

  private func fill() throws {
    var samples = samples
    for (handle, aliases, id) in [
      ("luna", ["Lu", "月"], "222222222222222a"), ("milo", ["Twin"], "cafe000000000000"),
      ("cafe", ["twin"], "3333333333333333"), ("gone", [], "4444444444444444"),
    ] as [(String, [String], String)] {
      var character = samples.character(try Handle(handle), aliases: aliases)
      character.id = try #require(ItemID(id))
      if handle == "gone" { character.trashedAt = Milliseconds(1) }
      try temporary.catalog.write { try $0.insert(character) }
    }
  }
}
