import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct GenerationBulkTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let generations: [Generation]

  init() throws {
    temporary = try TemporaryCatalog()
    var samples = Samples()
    let generations = (0..<3).map { samples.generation("rain \($0)") }
    self.samples = samples
    self.generations = generations
    try temporary.catalog.write { writer in for one in generations { try writer.insert(one) } }
  }

  var ids: [ItemID] { generations.map(\.id) }

  func titles() throws -> [String?] {
    try temporary.column("SELECT title FROM journal_operation ORDER BY key")
  }

  @Test func `many changes are one operation of the journal`() throws {
    try temporary.catalog.write("tag 3 generations") { writer in
      _ = try writer.setTags(adding: ["a", "b"], removing: [], generations: ids)
      _ = try writer.setRating(3, generations: ids)
      _ = try writer.setNotes("n", generations: ids)
    }
    #expect(try titles() == ["tag 3 generations"])
    #expect(try temporary.column("SELECT count(*) FROM journal_change") == ["12"])
    // What is so already is not written again.
    let again = try temporary.catalog.write("again") { writer in
      [
        try writer.setTags(adding: ["a"], removing: ["x"], generations: ids),
        try writer.setRating(3, generations: ids), try writer.setNotes("n", generations: ids),
      ]
    }
    #expect(again == [[], [], []])
    #expect(try titles() == ["tag 3 generations"])
  }

  @Test func `the index of words follows`() throws {
    try temporary.catalog.write { [ids] writer in
      _ = try writer.setTags(adding: ["小龙"], removing: [], generations: [ids[1]])
      _ = try writer.setNotes("best", generations: [ids[2]])
    }
    #expect(try temporary.search("小龙").lines.map(\.id) == [ids[1]])
    #expect(try temporary.search("best").lines.map(\.id) == [ids[2]])
    #expect(try temporary.catalog.searchIndexFaults().isEmpty)
  }

  @Test func `an id that is not there is passed over`() throws {
    var samples = samples
    let unknown = samples.id()
    let changed = try temporary.catalog.write { writer in
      [
        try writer.setRating(3, generations: [unknown]),
        try writer.setTags(adding: ["a"], removing: [], generations: [unknown]),
      ]
    }
    #expect(changed == [[], []])
  }

  @Test func `a link that was taken away comes back by hand, and only videos in use count`() throws
  {
    var samples = samples
    let luna = samples.character(try Handle("luna"))
    let media = samples.media(.mp4)
    let video = samples.video(media, of: generations[0])
    let trashed = samples.video(media, of: generations[1])
    let armor = try Handle("armor")
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(media, path: media.path)
      try writer.insert(video)
      try writer.insert(trashed)
      try writer.setTrashed(trashed.id, at: Milliseconds(9))
    }
    let (ids, first) = (ids, [ids[0]])
    func link(_ look: Handle?) throws -> [ItemID] {
      try temporary.catalog.write { try $0.link(luna.id, look: look, generations: ids) }
    }
    func unlink() throws -> [ItemID] {
      try temporary.catalog.write {
        try $0.unlink(luna.id, generations: ids, at: Milliseconds(5))
      }
    }
    func appearances() throws -> [Appearance] {
      try temporary.catalog.read { try $0.appearances(in: video.id) }
    }
    #expect(try temporary.catalog.read { try $0.videoCounts(of: ids) } == [ids[0]: 1])
    #expect(try link(nil) == first)
    #expect(try link(nil) == [])
    #expect(try link(armor) == first)
    #expect(try unlink() == first)
    #expect(try unlink() == [])
    #expect(try appearances() == [])
    #expect(try link(armor) == first)
    #expect(
      try appearances() == [
        Appearance(videoID: video.id, characterID: luna.id, look: armor, source: .manual)
      ]
    )
  }
}
