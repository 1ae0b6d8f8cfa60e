import Testing
import TroupeModel

@Suite struct HandleTests {
  static let longest = String(repeating: "a", count: 40)

  @Test(arguments: ["a", "7", "luna", "unit-7", "a_b", "a-", "0-_", longest])
  func `a handle is read as it was typed`(text: String) throws {
    #expect(try Handle(text).description == text)
  }

  @Test(arguments: [
    ("", Handle.Problem.empty), ("-a", .badStart("-")), ("_a", .badStart("_")),
    ("Luna", .forbidden("L")), ("a b", .forbidden(" ")), ("a.b", .forbidden(".")),
    ("é", .forbidden("é")), ("小龙", .forbidden("小")), ("a\n", .forbidden("\n")),
    ("a\u{301}", .forbidden("a\u{301}")), ("１", .forbidden("１")), ("a/b", .forbidden("/")),
    ("\u{212A}", .forbidden("\u{212A}")), (longest + "a", .tooLong(count: 41)),
  ])
  func `what is no handle is refused with the reason`(text: String, problem: Handle.Problem) {
    #expect(throws: problem) { try Handle(text) }
  }

  @Test(arguments: [
    ("Luna", "luna"), ("Dr. Luna Vega", "dr-luna-vega"), ("  a  b ", "a-b"), ("--x--", "x"),
    ("Émile", "mile"), ("a_b", "a-b"), ("小龙", nil), ("", nil), ("!!!", nil),
    (String(repeating: "b", count: 60), String(repeating: "b", count: 40)),
  ])
  func `a handle is made from any text, where something is left of it`(
    text: String,
    handle: String?
  ) {
    #expect(Handle(suggestedFrom: text)?.description == handle)
  }

  @Test func `handles are in the order of their letters`() throws {
    let handles = try ["b", "a-b", "a", "a0"].map { try Handle($0) }
    #expect(handles.sorted().map(\.description) == ["a", "a-b", "a0", "b"])
    #expect(Handle.defaultLook.description == "default")
  }

  @Test(arguments: [
    ("luna", "luna", nil), ("luna/armor", "luna", "armor"), ("id:7k3m/x", "id:7k3m", "x"),
  ])
  func `an address is a character and may name a look`(
    text: String,
    character: String,
    look: String?
  ) throws {
    let address = try LookAddress(text)
    #expect(address.character == character)
    #expect(address.look?.description == look)
    #expect(address.description == text)
  }

  @Test(arguments: [
    ("luna/", Handle.Problem.empty), ("luna/Armor", .forbidden("A")), ("luna/a/b", .forbidden("/")),
  ])
  func `an address with a bad look is refused`(text: String, problem: Handle.Problem) {
    #expect(throws: problem) { try LookAddress(text) }
  }
}
