import Testing
import TroupeModel

@testable import Rehearsal

struct CastFinderTests {
  static let cast = [
    character("luna1", "luna.k3f9", "Luna", at: 1), character("luna2", "luna.x0x0", "Luna", at: 2),
    character("milo", "milo.abcd", "Milo", at: 3), character("dragon", "cast.zzzz", "小龙", at: 4),
  ]

  static func character(
    _ id: String,
    _ username: String,
    _ name: String,
    at time: Int64
  )
    -> RehearsalCharacter
  {
    RehearsalCharacter(
      id: id,
      username: username,
      name: name,
      description: "",
      pictures: [],
      unreachable: [],
      createdAt: Milliseconds(time)
    )
  }

  @Test(arguments: [
    ("@luna.k3f9 walks", ["luna1"]),
    ("Luna walks", ["luna2"]),
    ("Milo meets @luna.k3f9 .", ["milo", "luna1"]),
    ("@luna.k3f9, Luna", ["luna1"]),
    ("@luna.k3f9x walks", []),
    ("Lunatic Milos", []),
    ("(Luna)", ["luna2"]),
    ("这是小龙走在雨里", ["dragon"]),
    ("小龙 and Milo's cat", ["dragon", "milo"]),
    ("luna", []),
    ("nobody", []),
    ("", []),
  ])
  func `usernames and display names are found`(prompt: String, ids: [String]) {
    #expect(CastFinder.cast(in: [prompt], among: Self.cast).map(\.id) == ids)
  }

  @Test func `the cast of a storyboard is in the order of first mention`() {
    let found = CastFinder.cast(
      in: ["A house", "Milo waits", "小龙 sees Milo and Luna"],
      among: Self.cast
    )
    #expect(found.map(\.id) == ["milo", "dragon", "luna2"])
  }

  @Test func `characters listed by id come first and once`() {
    let found = CastFinder.cast(
      in: ["Luna and Milo"],
      listed: ["milo", "luna1", "ghost"],
      among: Self.cast
    )
    #expect(found.map(\.id) == ["milo", "luna1"])
  }

  @Test(arguments: [
    ("Luna", "luna.k3f9"), ("Luna of the Sea", "luna.of.the.sea.k3f9"), ("小龙", "cast.k3f9"),
    ("R2-D2", "r2.d2.k3f9"), ("Ünal", "nal.k3f9"), ("!", "cast.k3f9"),
    ("An extraordinarily long name", "an.extraordinarily.l.k3f9"),
  ])
  func `a username is made from the name`(name: String, username: String) {
    #expect(RehearsalCharacter.username(for: name, tail: "k3f9") == username)
  }
}
