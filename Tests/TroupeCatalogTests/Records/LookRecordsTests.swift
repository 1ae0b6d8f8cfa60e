import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct LookRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let luna: CastCharacter
  let look: Look

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    luna = samples.character(try Handle("luna"))
    look = samples.look(of: luna)
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
    }
  }

  @Test mutating func `looks come back, the default first`() throws {
    var armor = samples.look(try Handle("armor"), of: luna)
    armor.prompt = "in battered armor"
    try temporary.catalog.write { try $0.insert(armor) }
    let luna = luna
    #expect(try temporary.catalog.read { try $0.looks(of: luna.id) } == [look, armor])
    #expect(try temporary.catalog.read { try $0.findLook(armor.name, of: luna) } == armor)

    armor.name = try Handle("steel")
    armor.prompt = ""
    armor.trashedAt = Milliseconds(4)
    try temporary.catalog.write { try $0.update(armor) }
    #expect(try temporary.catalog.read { try $0.looks(of: luna.id) } == [look])
    #expect(
      try temporary.catalog.read { try $0.looks(of: luna.id, withTrash: true) } == [look, armor]
    )
    #expect(try temporary.catalog.read { try $0.look(armor.id) } == armor)
  }

  @Test mutating func `a look that is not there gets the nearest, and a name is taken once`() throws
  {
    let luna = luna
    let armor = samples.look(try Handle("armor"), of: luna)
    let second = samples.look(try Handle("armor"), of: luna)
    try temporary.catalog.write { try $0.insert(armor) }
    let missing = #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findLook(try Handle("amror"), of: luna) }
    }
    guard case .notFound(.look, typed: "luna/amror", nearest: ["luna/armor"]) = missing else {
      Issue.record("\(String(describing: missing))")
      return
    }
    let taken = #expect(throws: CatalogError.self) {
      try temporary.catalog.write { try $0.insert(second) }
    }
    guard case .nameTaken(.look, name: "armor") = taken else {
      Issue.record("\(String(describing: taken))")
      return
    }
  }

  @Test mutating func `references come back in their order, from a file and from an address`()
    throws
  {
    let media = samples.media()
    let clip = samples.media(.mp4)
    let look = look
    func reference(
      _ position: Int,
      _ role: ReferenceRole,
      _ source: Reference.Source
    ) -> Reference {
      Reference(
        id: samples.id(),
        lookID: look.id,
        role: role,
        position: position,
        caption: "no. \(position)",
        source: source,
        createdAt: Milliseconds(8)
      )
    }
    let face = reference(2, .face, .media(media.content))
    let outfit = reference(1, .outfit, .url("https://a/b.png", copy: nil))
    var walk = reference(3, .clip, .url("https://a/b.mp4", copy: clip.content))
    try temporary.catalog.write { writer in
      for item in [media, clip] { try writer.insert(item, path: item.path) }
      try writer.insert(media, path: "elsewhere")
      for reference in [face, outfit, walk] { try writer.insert(reference) }
    }
    #expect(try temporary.catalog.read { try $0.media(media.content) } == media)
    #expect(try temporary.catalog.read { try $0.allMedia() } == [media, clip])
    #expect(try temporary.column("SELECT path FROM media ORDER BY key") == [media.path, clip.path])
    #expect(try temporary.catalog.read { try $0.references(of: look.id) } == [outfit, face, walk])
    #expect(try temporary.catalog.read { try $0.users(of: media.content) } == ["luna/default"])
    let typed = face.id.short
    #expect(try temporary.catalog.read { try $0.findReference(typed) } == face)

    walk.position = 1
    walk.role = .other
    walk.caption = ""
    walk.trashedAt = Milliseconds(9)
    try temporary.catalog.write { try $0.update(walk) }
    #expect(try temporary.catalog.read { try $0.references(of: look.id) } == [outfit, face])
    let gone = walk.id.description
    #expect(try temporary.catalog.read { try $0.findReference(gone, inTrash: true) } == walk)
    #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findReference(gone) }
    }
  }

  @Test mutating func `a reference to bytes that the catalog does not know is refused`() throws {
    let reference = Reference(
      id: samples.id(),
      lookID: look.id,
      role: .face,
      position: 1,
      source: .media(samples.content()),
      createdAt: Milliseconds(8)
    )
    #expect(throws: CatalogError.self) { try temporary.catalog.write { try $0.insert(reference) } }
  }
}
