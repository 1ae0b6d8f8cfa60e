import TestSupport
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// Some characters with aliases, tags and looks, some of them in the trash, with what a search in memory sees of each.
struct RandomCast {
  /// Names, aliases and tags: some differ in case alone, some in what SQLite takes for no case.
  static let names = [
    "Luna", "LUNA", "luna", "Élan", "élan", "ÉLAN", "月", "小龙", "小龙女", "ルナ", "ﾙﾅ", "루나", "Ｌuna",
    "ſam",
    "Sam", "\u{212A}im", "Kim", "kim", "Straße", "STRASSE", "İpek", "two words", "a,b", "50%", "_",
    "e\u{301}lan",
    "Łuna", "Ольга", "ОЛЬГА", "x'; --", "🐉", "a\u{1F}b",
  ]
  static let looks = ["armor", "winter", "gown", "2"]
  /// Since 2026-11-22 20:00 UTC+2, some hours to some months before.
  static let now: Int64 = 1_795_370_400_000

  let temporary: TemporaryCatalog
  /// Those in use by handle, or those in the trash, the last thrown away first.
  private(set) var inUse: [SearchSubject] = []
  private(set) var inTrash: [SearchSubject] = []
  private var samples: Samples
  private var random: SeededRandom

  init(seed: UInt64, count: Int = 30) throws {
    random = SeededRandom(seed: seed)
    samples = Samples(seed: random.next())
    temporary = try TemporaryCatalog()
    for number in 0..<Int.random(in: 1...count, using: &random) { try add(number) }
    inUse.sort { $0.person.handle.description < $1.person.handle.description }
    // Of those thrown away at the same time with the same handle, the one that was added first.
    inTrash = inTrash.enumerated().sorted { left, right in
      let (a, b) = (left.element.person, right.element.person)
      return (-(a.trashedAt?.value ?? 0), a.handle.description, left.offset)
        < (-(b.trashedAt?.value ?? 0), b.handle.description, right.offset)
    }.map(\.element)
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func some(_ most: Int) -> [String] {
    // To the catalog two spellings of an accent are one tag.
    var seen: Set<String> = []
    return (0..<Int.random(in: 0...most, using: &random)).map { _ in one(of: Self.names) }
      .filter { seen.insert($0).inserted }
  }

  private mutating func text(_ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in
      chance(2) ? one(of: Self.names) : one(of: RandomLibrary.pieces)
    }.joined(separator: chance(2) ? " " : "")
  }

  private mutating func add(_ number: Int) throws {
    let isTrashed = chance(4)
    let handle = try Handle(
      isTrashed && chance(2) ? "gone" : "\(one(of: ["luna", "kim", "x"]))\(number)"
    )
    var character = samples.character(handle, aliases: some(3))
    character.name = one(of: Self.names)
    // They come back from the catalog in this order.
    character.tags = some(3).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    character.description = text(6)
    character.notes = chance(2) ? "" : text(3)
    character.createdAt = Milliseconds(
      Self.now - one(of: [0, 3_600_000, 86_400_000, 1_209_600_000, 7_776_000_000])
    )
    if isTrashed { character.trashedAt = Milliseconds(one(of: [1, 2, 3])) }
    var looks = [samples.look(of: character)]
    for name in Self.looks where chance(3) {
      looks.append(samples.look(try Handle(name), of: character))
      if chance(3) { looks[looks.count - 1].trashedAt = Milliseconds(5) }
    }
    try temporary.catalog.write { [character, looks] writer in
      try writer.insert(character)
      for look in looks { try writer.insert(look) }
    }
    let names = looks.filter { $0.trashedAt == nil }.map(\.name.description)
    let subject = SearchSubject(.init(character, looks: names))
    if isTrashed { inTrash.append(subject) } else { inUse.append(subject) }
  }

  /// A part of a search, of every field and form.
  mutating func query(depth: Int = 0) -> String {
    switch Int.random(in: 0..<(depth > 2 ? 9 : 13), using: &random) {
    case 0:
      let all = (inUse + inTrash).map(\.person.handle.description) + ["nobody"]
      let handle = one(of: all)
      return "handle:" + (chance(2) ? handle.uppercased() : handle)
    case 1: return "name:" + quoted(one(of: Self.names))
    case 2: return "alias:" + quoted(one(of: Self.names))
    case 3: return "tag:" + quoted(one(of: Self.names))
    case 4: return "look:" + one(of: Self.looks + ["ARMOR", "default", "é"])
    case 5:
      return "created:" + one(of: ["today", "-2w..", "2026", "..yesterday", "2026-08..2026-10"])
    case 6: return one(of: ["lu*", "lun*", "ｌu*", "\"two wo\"*", "él*", "оль*", "小*"])
    case 7, 8: return words()
    case 9: return "-(\(query(depth: depth + 1)))"
    case 10: return "(\(query(depth: depth + 1)), \(query(depth: depth + 1)))"
    default: return "\(query(depth: depth + 1)) \(query(depth: depth + 1))"
    }
  }

  /// A tag that some of them have.
  mutating func tag() -> String { one(of: Self.names) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func words() -> String {
    while true {
      let words = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        chance(2) ? one(of: Self.names) : one(of: RandomLibrary.pieces)
      }.joined(separator: chance(2) ? " " : "")
      if !FoldedText.words(words).isEmpty { return quoted(words) }
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension SearchSubject {
  /// The character that it is about.
  var person: CastCharacter {
    guard let character else { preconditionFailure("a generation is no character") }
    return character.character
  }
}
