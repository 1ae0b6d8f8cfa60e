import TestSupport
import Testing
import TroupeModel

/// Which references go along where not all fit.
struct ReferenceChoiceTests {
  private static func references(_ roles: ReferenceRole...) -> [Reference] {
    var random = SeededRandom(seed: 11)
    let look = ItemID(using: &random)
    return roles.enumerated().map { index, role in
      Reference(
        id: ItemID(using: &random),
        lookID: look,
        role: role,
        position: index + 1,
        source: .url("https://example.com/\(index).png", copy: nil),
        createdAt: Milliseconds(0)
      )
    }
  }

  @Test func `all are kept where all fit`() {
    let all = Self.references(.prop, .face, .other)
    #expect(ReferenceChoice(all, limit: nil).kept == all)
    #expect(ReferenceChoice(all, limit: 3).kept == all)
    #expect(ReferenceChoice(all, limit: 3).dropped.isEmpty)
  }

  @Test func `the face stays before a prop, and what stays keeps the order of the look`() {
    let all = Self.references(.prop, .outfit, .fullBody, .face)
    let choice = ReferenceChoice(all, limit: 2)
    #expect(choice.kept.map(\.role) == [.fullBody, .face])
    #expect(choice.dropped.map(\.role) == [.prop, .outfit])
  }

  @Test func `one of each role comes before a second of the same`() {
    let all = Self.references(.face, .face, .face, .expression)
    #expect(ReferenceChoice(all, limit: 2).kept == [all[0], all[3]])
    #expect(ReferenceChoice(all, limit: 3).kept == [all[0], all[1], all[3]])
  }

  @Test func `several looks share a limit turn by turn`() {
    let (one, two) = (Self.references(.face, .front, .back), Self.references(.prop, .face))
    let mine = one
    let other = two.map { reference in
      var copy = reference
      copy.id = ItemID("0000000000000\(reference.position)00") ?? reference.id
      return copy
    }
    let choices = ReferenceChoice.shared([mine, other], limit: 3)
    #expect(choices[0].kept.map(\.role) == [.face, .front])
    #expect(choices[1].kept.map(\.role) == [.face])
    #expect(ReferenceChoice.shared([mine, other], limit: 0).flatMap(\.kept).isEmpty)
  }

  @Test func `nothing is lost and nothing is doubled, whatever the roles and the limit`() {
    var random = SeededRandom(seed: 20_261_122)
    for _ in 0..<500 {
      let count = Int.random(in: 0...9, using: &random)
      let all = (0..<count).map { index in
        Reference(
          id: ItemID(using: &random),
          lookID: ItemID(using: &random),
          role: ReferenceRole.allCases.randomElement(using: &random) ?? .other,
          position: index + 1,
          source: .url("https://example.com/\(index)", copy: nil),
          createdAt: Milliseconds(0)
        )
      }
      let limit = Int.random(in: 0...10, using: &random)
      let choice = ReferenceChoice(all, limit: limit)
      #expect(choice.kept.count == min(limit, count))
      #expect(Set(choice.kept + choice.dropped) == Set(all))
      #expect(choice.kept.map(\.position) == choice.kept.map(\.position).sorted())
      if limit > 0, let front = ReferenceChoice.frontal(of: all) {
        #expect(choice.kept.contains(front))
      }
    }
  }
}
