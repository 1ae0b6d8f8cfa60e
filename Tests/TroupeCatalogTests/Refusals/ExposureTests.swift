import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct ExposureTests {
  /// One look, or one content sent with it.
  struct Shown: Hashable {
    var character: ItemID
    var look: Handle
    var content: ContentID?
  }

  /// What a request showed, each once.
  static func shown(_ request: RandomHistory.Request) -> Set<Shown> {
    var result: Set<Shown> = []
    for member in request.generation?.cast ?? [] {
      guard let character = member.characterID else { continue }
      result.insert(Shown(character: character, look: member.look))
      for reference in member.references where reference.isSent {
        guard let content = reference.content else { continue }
        result.insert(Shown(character: character, look: member.look, content: content))
      }
    }
    if let look = request.look {
      result.insert(Shown(character: look.characterID, look: look.name))
      for content in request.registration?.basis.references.compactMap({ ContentID($0) }) ?? [] {
        result.insert(Shown(character: look.characterID, look: look.name, content: content))
      }
    }
    return result
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `exposures are what a count by hand gives`(seed: UInt64) throws {
    let history = try RandomHistory(seed: seed)
    let handles = Dictionary(uniqueKeysWithValues: history.characters.map { ($0.id, $0.handle) })
    var expected: [Shown: Exposure] = [:]
    for request in history.requests {
      let kinds = Set(request.refusals.map(\.reading.kind))
      guard request.isAccepted || !kinds.isEmpty else { continue }
      for shown in Self.shown(request) {
        let handle = try #require(handles[shown.character])
        let fresh = Exposure(
          character: shown.character,
          handle: handle,
          look: shown.look,
          content: shown.content
        )
        var exposure = expected[shown] ?? fresh
        if kinds.isEmpty { exposure.accepted += 1 }
        for kind in kinds { exposure.refused[kind, default: 0] += 1 }
        expected[shown] = exposure
      }
    }
    let found = try history.temporary.catalog.read { try $0.exposures() }
    let order = expected.values.sorted {
      ($0.handle, $0.look, $0.content?.description ?? "")
        < ($1.handle, $1.look, $1.content?.description ?? "")
    }
    #expect(found == order, "seed \(seed)")
  }
}
