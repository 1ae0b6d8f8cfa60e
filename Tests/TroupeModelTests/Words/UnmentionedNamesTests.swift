import Testing
import TroupeModel

@Suite struct UnmentionedNamesTests {
  @Test(arguments: [
    ("luna walks", ["luna"]), ("Luna's cat", ["luna"]), ("lunatic", []), ("a moon", []),
    ("@luna walks", []), ("小龙走在雨里", ["小龙"]), ("雨里的小龙", ["小龙"]), ("Lu is here", []),
    ("milo and luna", ["milo", "luna"]), ("luna, luna, luna", ["luna"]),
    ("Luna Vega smiles", ["Luna Vega"]), ("@luna with milo", ["milo"]), ("alumna", []),
    ("bob@milo", []), ("", []),
  ])
  func `a name without its @ is pointed out once`(text: String, names: [String]) throws {
    #expect(try MentionTests.reader().unmentioned(in: text).map(\.text) == names)
  }

  @Test(arguments: [
    ("@小龙人来了", []), ("@rose-marie/star", []), ("@Luna Vega/milo and star", ["star"]),
    ("@小龙 and 龙", ["龙"]), ("@@luna", []),
  ])
  func `what stands inside a mention is none`(text: String, names: [String]) throws {
    #expect(try MentionTests.reader().unmentioned(in: text).map(\.text) == names)
  }
}
