import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct VideoRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let luna: CastCharacter
  let milo: CastCharacter
  let generation: Generation
  let video: Video

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    luna = samples.character(try Handle("luna"))
    milo = samples.character(try Handle("milo"))
    generation = samples.generation("rain", cast: [samples.member(1, luna)])
    video = samples.video(samples.media(.mp4), of: generation)
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(milo)
      try writer.insert(generation)
      try writer.insert(video.media, path: video.media.path)
      try writer.insert(video)
    }
  }

  func link(_ character: CastCharacter, look: Handle? = nil, _ source: Appearance.Source) throws {
    let id = video.id
    try temporary.catalog.write {
      try $0.link(
        Appearance(videoID: id, characterID: character.id, look: look, source: source)
      )
    }
  }

  func unlink(_ character: CastCharacter) throws -> Bool {
    let id = video.id
    return try temporary.catalog.write {
      try $0.unlink(video: id, character: character.id, at: Milliseconds(9))
    }
  }

  /// Who is in the video, in a readable form.
  func appearances() throws -> [String] {
    let handles = [luna.id: "luna", milo.id: "milo"]
    let id = video.id
    return try temporary.catalog.read { try $0.appearances(in: id) }.map {
      "\(handles[$0.characterID] ?? "?")/\($0.look?.description ?? "-") \($0.source)"
    }
  }

  @Test mutating func `a video comes back, also one that the user brought`() throws {
    let brought = samples.video(samples.media(.webm))
    try temporary.catalog.write { writer in
      try writer.insert(brought.media, path: brought.media.path)
      try writer.insert(brought)
    }
    let (video, generation) = (video, generation)
    #expect(try temporary.catalog.read { try $0.videos(of: generation.id) } == [video])
    #expect(try temporary.catalog.read { try $0.videos() } == [brought, video])
    #expect(
      try temporary.catalog.read { try $0.videos(content: brought.media.content) } == [brought]
    )
    #expect(try temporary.catalog.read { try $0.findVideo(video.id.short) } == video)
  }

  @Test func `a video goes to the trash and comes back`() throws {
    var video = video
    let (id, subject) = (video.id, generation.id)
    try link(luna, .cast)
    try temporary.catalog.write { try $0.setTrashed(id, at: Milliseconds(7)) }
    video.trashedAt = Milliseconds(7)
    #expect(try temporary.catalog.read { try $0.videos(of: subject) } == [])
    #expect(try temporary.catalog.read { try $0.video(id) } == video)
    #expect(throws: CatalogError.self) {
      try temporary.catalog.read { _ = try $0.findVideo(id.description) }
    }
    let luna = luna
    func count() throws -> Int? {
      try temporary.catalog.read { try $0.belongings(of: [luna.id]).videoCounts[luna.id] }
    }
    #expect(try count() == nil)
    try temporary.catalog.write { try $0.setTrashed(id, at: nil) }
    #expect(try temporary.catalog.read { try $0.videos(of: subject).count } == 1)
    #expect(try count() == 1)
  }

  @Test func `videos are found by who is in them`() throws {
    let (luna, milo) = (luna, milo)
    try link(luna, .cast)
    #expect(try temporary.catalog.read { try $0.videos(with: luna.id) } == [video])
    #expect(try temporary.catalog.read { try $0.videos(with: milo.id) } == [])
    #expect(try temporary.catalog.read { try $0.videos(with: luna.id, limit: 0) } == [])
  }

  @Test func `a link taken away by hand is brought back by hand and never by the cast`() throws {
    try link(luna, look: try Handle("armor"), .cast)
    try link(milo, .manual)
    #expect(try appearances() == ["luna/armor cast", "milo/- manual"])
    #expect(try unlink(luna))
    #expect(try !unlink(luna), "there is none any more")
    #expect(try appearances() == ["milo/- manual"])
    try link(luna, look: try Handle("armor"), .cast)
    #expect(try appearances() == ["milo/- manual"])
    try link(luna, look: try Handle("default"), .manual)
    #expect(try appearances() == ["luna/default manual", "milo/- manual"])
  }

  @Test func `the cast does not overwrite what the user said`() throws {
    try link(luna, look: try Handle("armor"), .manual)
    try link(luna, look: try Handle("default"), .cast)
    #expect(try appearances() == ["luna/armor manual"])
  }

  @Test func `a character's handle is found from the bytes of a video, in plain SQL`() throws {
    try link(luna, .cast)
    try link(milo, .manual)
    _ = try unlink(milo)
    let handles = try temporary.column(
      """
      SELECT character.handle FROM media
      JOIN video ON video.media_key = media.key
      JOIN appearance ON appearance.video_key = video.key AND appearance.removed_at IS NULL
      JOIN character ON character.key = appearance.character_key
      WHERE media.sha256 = ?
      """,
      [video.media.content.description]
    )
    #expect(handles == ["luna"])
  }
}
