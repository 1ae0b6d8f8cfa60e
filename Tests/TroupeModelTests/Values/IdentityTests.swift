import TestSupport
import Testing
import TroupeModel

@Suite struct IdentityTests {
  @Test func `a new id is 16 characters of Crockford's alphabet and is read again`() throws {
    var random = SeededRandom(seed: 3)
    var seen: Set<ItemID> = []
    var characters: Set<Character> = []
    for _ in 0..<2000 {
      let id = ItemID(using: &random)
      #expect(id.description.count == 16)
      #expect(ItemID(id.description) == id)
      #expect(id.description.hasPrefix(id.short))
      characters.formUnion(id.description)
      seen.insert(id)
    }
    #expect(seen.count == 2000)
    #expect(String(characters.sorted()) == "0123456789abcdefghjkmnpqrstvwxyz")
  }

  @Test(arguments: [
    "", "7k3m", "0123456789abcde", "0123456789abcdefg", "0123456789ABCDEF", "0123456789abcdei",
    "0123456789abcdel", "0123456789abcdeo", "0123456789abcdeu", "0123456789abcde ",
    "0123456789abcdé0",
  ])
  func `what is no id is not read as one`(text: String) { #expect(ItemID(text) == nil) }

  @Test(arguments: [
    ("7k3m", "7k3m"), ("7K3M", "7k3m"), ("id:cafe", "cafe"), ("oIl0", "0110"),
    ("0123456789abcdef", "0123456789abcdef"), ("id:0123456789abcdef", "0123456789abcdef"),
  ])
  func `the beginning of an id is read forgivingly`(typed: String, prefix: String) {
    #expect(IDPrefix(typed)?.text == prefix)
  }

  @Test(arguments: ["", "7k3", "id:7k3", "luna", "7k3m!", "0123456789abcdefg", "7k 3m", "小龙小龙"])
  func `what cannot begin an id is refused`(typed: String) { #expect(IDPrefix(typed) == nil) }

  @Test(arguments: [
    (UInt64(0), UInt16(0), "0000000000000000"), (.max, .max, "zzzzzzzzzzzzzzzz"),
    (0, 1, "0000000000000001"), (1, 0, "0000000000002000"), (1 << 63, 0, "g000000000000000"),
    (0x0123_4567_89AB_CDEF, 0xFEDC, "04hmasw9nf6yzzpw"),
  ])
  func `an id is made of 80 bits, the highest first`(high: UInt64, low: UInt16, text: String) {
    #expect(ItemID(high: high, low: low).description == text)
    #expect(ItemID(text) == ItemID(high: high, low: low))
  }

  @Test func `a digest is 64 hexadecimal digits in either case`() {
    let digits = String(repeating: "0aF9", count: 16)
    #expect(ContentID(digits)?.description == digits.lowercased())
    #expect(ContentID(digits)?.short == "0af90af90af9")
    #expect(ContentID(digest: [0x00, 0xAB, 0x7F]).description == "00ab7f")
    for bad in [
      "", String(digits.dropLast()), digits + "0", String(digits.dropLast()) + "g",
      String(digits.dropLast()) + "０",
    ] { #expect(ContentID(bad) == nil) }
  }

  @Test(arguments: ["a", "task_01", "小龙", "a b/c?d", String(repeating: "x", count: 1024)])
  func `an endpoint's id stays as it came`(text: String) {
    #expect(RemoteID(text)?.description == text)
  }

  @Test(arguments: ["", "a\u{0}", "a\nb", "\u{7F}", String(repeating: "x", count: 1025)])
  func `an endpoint's id that cannot be one is refused`(text: String) {
    #expect(RemoteID(text) == nil)
  }
}
