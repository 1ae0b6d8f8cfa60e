import TestSupport
import Testing
import TroupeModel

@Suite struct JSONWritingTests {
  @Test func `the compact form has no spaces and escapes only what it must`() {
    let json: JSON = ["a/b": ["\"\\\n\u{1}\u{1F}\u{7F}é小\r\n"], "n": nil, "t": true, "x": [:]]
    #expect(
      json.compact
        == "{\"a/b\":[\"\\\"\\\\\\n\\u0001\\u001f\u{7F}é小\\r\\n\"],\"n\":null,\"t\":true,\"x\":{}}"
    )
  }

  @Test func `the pretty form has two spaces a level`() {
    let json: JSON = ["a": [1, [:]], "b": [], "c": ["d": nil]]
    #expect(
      json.pretty == """
        {
          "a": [
            1,
            {}
          ],
          "b": [],
          "c": {
            "d": null
          }
        }
        """
    )
  }

  @Test(arguments: [
    (8.0, "8"), (-0.5, "-0.5"), (0.1, "0.1"), (1e300, "1e+300"), (Double.infinity, "null"),
    (.nan, "null"), (-0.0, "0"),
  ])
  func `a fraction is written as short as it can be`(value: Double, text: String) {
    #expect(JSON.number(value).compact == text)
  }

  @Test func `a text that is missing is null`() {
    #expect(JSON.optional(nil) == .null)
    #expect(JSON.optional("a") == "a")
  }

  @Test func `2,000 random values come back as they were, compact and pretty`() throws {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let value = randomValue(depth: 0, using: &random)
      for text in [value.compact, value.pretty] {
        let again = try JSON(parsing: text)
        #expect(again == value, "seed \(seed)")
        #expect(again.compact.utf8.elementsEqual(value.compact.utf8), "seed \(seed)")
      }
    }
  }

  @Test func `bytes changed at random are read or refused, and what is read can be written`() {
    for seed in 0..<4000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      var bytes = Array(randomValue(depth: 0, using: &random).compact.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1: bytes.removeLast(bytes.count - place)
        case 2:
          let marks = Array("\"\\u{}[],:-.eE0tfn\n\u{0}".utf8)
          bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        }
      }
      do {
        let value = try JSON(parsing: bytes)
        #expect((try? JSON(parsing: value.compact)) == value, "seed \(seed)")
      } catch {
        #expect((0...bytes.count).contains(error.offset), "seed \(seed)")
        #expect(error.line >= 1 && error.column >= 1, "seed \(seed)")
      }
    }
  }

  private func randomValue(depth: Int, using random: inout SeededRandom) -> JSON {
    switch Int.random(in: 0..<(depth > 5 ? 5 : 8), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .number(Int64(bitPattern: random.next()))
    case 3: return .number(Double.random(in: -1e6...1e6, using: &random))
    case 4: return .string(randomText(using: &random))
    case 5:
      let count = Int.random(in: 0..<5, using: &random)
      return .array((0..<count).map { _ in randomValue(depth: depth + 1, using: &random) })
    default:
      let count = Int.random(in: 0..<5, using: &random)
      return .object(
        (0..<count).map { _ in
          let name = randomText(using: &random)
          return JSON.Member(name, randomValue(depth: depth + 1, using: &random))
        }
      )
    }
  }

  private func randomText(using random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      let limit: UInt32 = Bool.random(using: &random) ? 0x80 : 0x110000
      // A half of a surrogate pair is no scalar; a letter stands in for it.
      let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) ?? "s"
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
