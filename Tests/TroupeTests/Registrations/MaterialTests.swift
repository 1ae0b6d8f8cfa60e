import Testing
import TroupeEndpoints
import TroupeModel

@testable import Troupe

/// What a character is made of, chosen from a look's references.
@Suite struct MaterialTests {
  static func newID() -> ItemID {
    var generator = SystemRandomNumberGenerator()
    return ItemID(using: &generator)
  }

  let look = newID()

  /// A reference whose address is its name.
  func reference(
    _ name: String,
    _ role: ReferenceRole,
    _ lineage: ClipLineage? = nil,
    at time: Int64 = 1000
  ) -> Reference {
    Reference(
      id: Self.newID(),
      lookID: look,
      role: role,
      position: 1,
      source: .url(name, copy: nil),
      lineage: lineage,
      createdAt: Milliseconds(time)
    )
  }

  func material(
    _ references: [Reference],
    from sources: [String],
    limit: Int? = nil,
    tasks: [ItemID: RemoteID] = [:]
  ) throws -> CharacterMaterial? {
    var profile = TestProfile()
    profile.character =
      #"{"images":"{reference_images}","front":"{frontal_image}","others":"{other_images}","url":"{clip_url}","from_task":"{from_task}"}"#
    profile.creation =
      #"{"from":[\#(sources.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    if let limit { profile.limits = [#""references":\#(limit)"#] }
    return CharacterMaterial(
      references,
      at: try EndpointProfile(parsing: profile.text),
      tasks: tasks
    )
  }

  @Test func `the first way of the profile that the look has something for is taken`() throws {
    let both = [reference("face", .face), reference("clip", .clip)]
    #expect(try material(both, from: ["images", "clip-url"])?.source == .images)
    #expect(try material(both, from: ["clip-url", "images"])?.source == .clipURL)
    #expect(try material([both[0]], from: ["clip-url", "images"])?.source == .images)
    #expect(try material([both[0]], from: ["clip-url"]) == nil)
    #expect(try material([both[1]], from: ["images", "elements"]) == nil)
  }

  @Test func `the frontal picture comes first, and the others keep their order`() throws {
    let references = [
      reference("outfit", .outfit), reference("back", .back), reference("front", .front),
      reference("other", .other),
    ]
    let made = try #require(try material(references, from: ["elements"], limit: 3))
    #expect(made.pictures.map(\.url) == ["front", "outfit", "back"])
    #expect(made.dropped.map(\.role) == [.other])
    let pictures = try #require(try material(references, from: ["images"], limit: 3))
    #expect(pictures.pictures.map(\.url) == ["outfit", "back", "front"])
  }

  @Test func `a clip of a job is taken from the job only where this endpoint has made it`() throws {
    let here = Self.newID()
    let there = Self.newID()
    let span = (from: Milliseconds.seconds(1), to: Milliseconds.seconds(3))
    let clips = [
      reference("theirs", .clip, .generation(there, from: span.from, to: span.to)),
      reference("ours", .clip, .generation(here, from: span.from, to: span.to)),
    ]
    let tasks = [here: try #require(RemoteID("job_1"))]
    let made = try material(clips, from: ["from-task", "clip-url"], tasks: tasks)
    #expect(made?.source == .fromTask)
    #expect(made?.clip?.url == "ours")
    #expect(made?.task == RemoteID("job_1"))
    let other = try material([clips[0]], from: ["from-task", "clip-url"], tasks: tasks)
    #expect(other?.source == .clipURL)
    #expect(other?.task == nil)
    #expect(try material([clips[0]], from: ["from-task"], tasks: tasks) == nil)
  }

  @Test func `a clip made of pictures is no material once there is a newer picture`() throws {
    let clip = reference("clip", .clip, .pictures, at: 2000)
    let old = reference("face", .face, at: 1000)
    let new = reference("front", .front, at: 3000)
    #expect(try material([old, clip], from: ["clip-url"])?.clip == clip)
    #expect(try material([old, clip, new], from: ["clip-url"]) == nil)
    // One that the user brought does not age.
    let own = reference("own", .clip, at: 500)
    #expect(try material([old, clip, new, own], from: ["clip-url"])?.clip == own)
  }
}
