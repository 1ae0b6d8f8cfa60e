import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct ReferenceRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let look: Look
  let clip: Media
  let generation: Generation

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    let luna = samples.character(try Handle("luna"))
    look = samples.look(of: luna)
    clip = samples.media(.mp4)
    generation = samples.generation()
    let (look, clip, generation) = (look, clip, generation)
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
      try writer.insert(clip, path: clip.path)
      try writer.insert(generation)
    }
  }

  mutating func reference(_ lineage: ClipLineage?) -> Reference {
    Reference(
      id: samples.id(),
      lookID: look.id,
      role: .clip,
      position: 1,
      source: .media(clip.content),
      lineage: lineage,
      createdAt: Milliseconds(8)
    )
  }

  var lineages: [ClipLineage?] {
    [
      nil, .pictures,
      .generation(generation.id, from: Milliseconds(0), to: Milliseconds(2500)),
      .generation(generation.id, from: Milliseconds(1), to: Milliseconds(2)),
    ]
  }

  @Test mutating func `where a clip comes from comes back, and may change`() throws {
    for first in lineages {
      for second in lineages {
        var reference = reference(first)
        let id = reference.id.description
        try temporary.catalog.write { [reference] in try $0.insert(reference) }
        #expect(try temporary.catalog.read { try $0.findReference(id) } == reference)
        reference.lineage = second
        try temporary.catalog.write { [reference] in try $0.update(reference) }
        #expect(try temporary.catalog.read { try $0.findReference(id) } == reference)
      }
    }
  }

  @Test mutating func `a clip of a generation that is not there, or of no length, is refused`()
    throws
  {
    let stranger = samples.id()
    for lineage in [
      .generation(stranger, from: Milliseconds(0), to: Milliseconds(5)),
      .generation(generation.id, from: Milliseconds(5), to: Milliseconds(5)),
      .generation(generation.id, from: Milliseconds(-1), to: Milliseconds(5)),
    ] as [ClipLineage] {
      let reference = reference(lineage)
      #expect(throws: CatalogError.self) {
        try temporary.catalog.write { try $0.insert(reference) }
      }
    }
  }
}
