import TestSupport
import Testing
import TroupeModel

@Suite struct MentionTests {
  /// The cast of these tests: ids by the first name.
  static let ids: [String: ItemID] = {
    var random = SeededRandom(seed: 1)
    var ids: [String: ItemID] = [:]
    for name in ["luna", "xiaolong", "milo", "star", "rose", "dragon"] {
      ids[name] = ItemID(using: &random)
    }
    return ids
  }()

  static func name(_ text: String, _ kind: MentionName.Kind, _ owner: String) throws -> MentionName
  {
    MentionName(text, kind: kind, character: try #require(ids[owner]))
  }

  static func reader() throws -> MentionReader {
    MentionReader(names: [
      try name("luna", .handle, "luna"), try name("Luna Vega", .displayName, "luna"),
      try name("Lu", .alias, "luna"), try name("xiaolong", .handle, "xiaolong"),
      try name("小龙", .alias, "xiaolong"), try name("小龙人", .alias, "milo"),
      try name("milo", .handle, "milo"), try name("star", .handle, "star"),
      try name("龙", .alias, "dragon"), try name("dragon", .handle, "dragon"),
      try name("Twin", .alias, "star"), try name("twin", .alias, "rose"),
      try name("rose", .handle, "rose"), try name("Rose", .alias, "milo"),
      try name("rose-marie", .alias, "star"), try name("ルナ", .alias, "luna"),
    ])
  }

  /// The pieces in a readable form: mentions as `<owner/look:typed>`.
  func read(_ prompt: String) throws -> String {
    let names = Dictionary(uniqueKeysWithValues: Self.ids.map { ($1, $0) })
    return try Self.reader().read(prompt).map { piece in
      switch piece {
      case .text(let text): return text
      case .mention(let mention):
        let look = mention.look.map { "/\($0)" } ?? ""
        return "<\(names[mention.character] ?? "?")\(look):\(mention.typed)>"
      }
    }.joined()
  }

  @Test(arguments: [
    ("@luna walks", "<luna:luna> walks"),
    ("@luna/armor walks", "<luna/armor:luna> walks"),
    ("@小龙走在雨里", "<xiaolong:小龙>走在雨里"),
    ("雨里的@小龙", "雨里的<xiaolong:小龙>"),
    ("@luna's hair", "<luna:luna>'s hair"),
    ("@luna’s hair", "<luna:luna>’s hair"),
    ("bob@x.com", "bob@x.com"), ("bob9@luna", "bob9@luna"),
    ("a @ b", "a @ b"), ("at the end @", "at the end @"), ("@\n", "@\n"),
    ("@\u{3000}", "@\u{3000}"),
    ("@@", "@"), ("@@luna", "@luna"), ("@@@luna", "@<luna:luna>"), ("bob@@x", "bob@x"),
    ("(@luna)", "(<luna:luna>)"), ("雨@luna雪", "雨<luna:luna>雪"),
    ("@luna @milo,@luna.", "<luna:luna> <milo:milo>,<luna:luna>."),
    ("@luna@milo", "<luna:luna>@milo"), ("@小龙@milo", "<xiaolong:小龙><milo:milo>"),
    ("", ""), ("no one", "no one"),
  ])
  func `every form of a mention is read as the rules say`(prompt: String, pieces: String) throws {
    #expect(try read(prompt) == pieces)
  }

  @Test(arguments: [
    ("@Luna Vega smiles", "<luna:Luna Vega> smiles"), ("@Luna Vegan", "<luna:Luna> Vegan"),
    ("@小龙人来了", "<milo:小龙人>来了"), ("@小龙 人", "<xiaolong:小龙> 人"), ("@龙小", "<dragon:龙>小"),
    ("@rose-marie", "<star:rose-marie>"), ("@ルナは", "<luna:ルナ>は"),
  ])
  func `the longest name wins`(prompt: String, pieces: String) throws {
    #expect(try read(prompt) == pieces)
  }

  @Test(arguments: [
    ("@LUNA", "<luna:LUNA>"), ("@Luna/ARMOR!", "<luna/armor:Luna>!"), ("@LU", "<luna:LU>"),
  ])
  func `upper case is no other name`(prompt: String, pieces: String) throws {
    #expect(try read(prompt) == pieces)
  }

  @Test(arguments: [
    ("@luna- and", "<luna:luna>- and"), ("@luna_", "<luna:luna>_"),
    ("@luna--milo", nil), ("@luna/armor- x", "<luna/armor:luna>- x"),
    ("@luna/ x", "<luna:luna>/ x"), ("@luna/", "<luna:luna>/"), ("@luna/-x", "<luna:luna>/-x"),
    ("@luna/雨", "<luna:luna>/雨"), ("@luna/a/b", "<luna/a:luna>/b"),
    ("@小龙/armor雨", "<xiaolong/armor:小龙>雨"), ("@luna/armor's", "<luna/armor:luna>'s"),
  ])
  func `hyphens at the end are none of a name's, and a look stands after a slash`(
    prompt: String,
    pieces: String?
  ) throws {
    if let pieces {
      #expect(try read(prompt) == pieces)
    } else {
      #expect(throws: MentionError.self) { try read(prompt) }
    }
  }

  @Test(arguments: [
    ("@lunatic", "lunatic", 0), ("see @luna2 run", "luna2", 4), ("@luna-rose", "luna-rose", 0),
    ("@luna_x", "luna_x", 0), ("雨 @nobody雪", "nobody", 2), ("@雪人 来", "雪人", 0),
    ("@luna and @mil", "mil", 10), ("👩‍👧 @x", "x", 2), ("@!", "!", 0),
    ("@lunaé x", "lunaé", 0), ("@lunae\u{301}", "lunaé", 0),
  ])
  func `an unknown name is refused with the word and its place`(
    prompt: String,
    typed: String,
    offset: Int
  ) {
    #expect(throws: MentionError.unknown(typed: typed, offset: offset)) { try read(prompt) }
  }

  @Test func `a name of two characters is refused with both`() throws {
    let both = [try #require(Self.ids["star"]), try #require(Self.ids["rose"])].sorted()
    #expect(throws: MentionError.ambiguous(typed: "TWIN", characters: both, offset: 3)) {
      try read("oh @TWIN")
    }
  }

  @Test func `of two equally long names a handle wins over an alias`() throws {
    #expect(try read("@rose") == "<rose:rose>")
    #expect(try read("@Rose") == "<rose:Rose>")
  }

  @Test func `without names every mention is unknown and empty names are none`() throws {
    let reader = MentionReader(names: [try Self.name("", .alias, "luna")])
    #expect(try reader.read("a@@b") == [.text("a@b")])
    #expect(throws: MentionError.unknown(typed: "luna", offset: 0)) { try reader.read("@luna") }
  }
}
