import Testing
import TroupeModel

@Suite struct NearestNamesTests {
  static let known = ["luna", "lumen", "milo", "mila", "xiaolong", "unit-7", "小龙", "orion"]

  @Test(arguments: [
    ("lnua", ["luna"]), ("lun", ["luna"]), ("Luna", ["luna"]), ("lunaa", ["luna"]),
    ("mil", ["mila", "milo"]), ("mlio", ["milo"]), ("xiaolnog", ["xiaolong"]),
    ("unit7", ["unit-7"]), ("小", ["小龙"]), ("zzzz", []), ("xi", ["xiaolong"]),
    ("oroin", ["orion"]),
  ])
  func `the nearest names come first`(typed: String, names: [String]) {
    let found = NearestNames.to(typed, among: Self.known)
    #expect(Array(found.prefix(names.count)) == names)
    #expect(names.isEmpty ? found.isEmpty : true)
  }

  @Test func `there are at most three, in the same order whatever the order of the known`() {
    let known = ["aab", "aac", "aad", "aae", "aa"]
    #expect(NearestNames.to("aaa", among: known) == ["aa", "aab", "aac"])
    #expect(NearestNames.to("aaa", among: known.reversed()) == ["aa", "aab", "aac"])
  }

  @Test func `names that are too far away are none`() {
    #expect(NearestNames.to("abcdef", among: ["abxxxx", "fedcba"]) == [])
    #expect(NearestNames.to("abcdef", among: ["abcdxx"]) == ["abcdxx"])
    #expect(NearestNames.to("", among: ["", "a", "ab"]) == [])
    #expect(NearestNames.to("a", among: []) == [])
  }
}
