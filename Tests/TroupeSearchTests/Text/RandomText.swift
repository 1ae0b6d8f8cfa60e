import TestSupport

/// Texts that hold what searches stumble over.
enum RandomText {
  private static let pieces = [
    "rain", "Neon", "ＮＥＯＮ", "小龙", "雨", "龙", "ルナ", "ﾙﾅ", "が", "ｶﾞ", "한국", "\u{1112}\u{1161}", "é",
    "e\u{301}", "\u{301}", "\u{93E}", "ß", "İ", "ı", "ﬁ", "①", "👩‍👧", "\u{200D}", "\u{FE0F}", "क्षि",
    "\u{0}", "\r\n", "𠮷", "々", "ー", "\u{3099}",
  ]
  private static let marks = [
    " ", " ", " ", ",", "-", "(", ")", "\"", ":", "with:", "with:luna", "/", "@", "with:\"", "with",
    "\u{3000}", "\n", "nope:", "--", "\\", "\"\"",
    "*", "^", "NEAR(", "..", ">", "=", "~", "tag:", "prompt:=", "prompt:~", "created:", "-2w..",
    "2026-11-30", "9..5",
    "cast:", "size:1280x720", "ratio:16:9", "sort:", "rating+", "name:", "handle:", "\u{11A3A}",
    "\u{FFFD}",
  ]

  /// Values of every field that can be read.
  static let fields = [
    "with:luna", "with:\"Luna Vega/armor\"", "cast:2", "cast:2..", "cast:>1", "model:sora-2",
    "endpoint:crazy",
    "status:stored", "format:openai", "created:2026", "created:2026-11", "created:2026-11-30",
    "created:-2w..",
    "created:..yesterday", "created:2026-01-01..2026-02-01", "created:2026-11-30T18:05..today",
    "created:-3h",
    "duration:5..15", "duration:<=2.5", "size:1280x720", "ratio:16:9", "cost:>0.5",
    "cost:..0.000001", "rating:4..",
    "scenes:>=1", "parent:7k3m", "lineage:7K3M", "project:pilot", "project:\"a, \"\"b\"\"\"",
    "tag:keeper", "tag:月",
    "has:video", "is:stale", "is:unlinked", "prompt:=\"Neon, rain\"", "prompt:~a", "prompt:~=",
    "same:a.png",
    "saved:keepers", "STATUS:Stored", "tag:k\"ee p\"er",
  ]

  /// A query that can be read, of every form.
  static func query(depth: Int, using random: inout SeededRandom) -> String {
    func part(_ random: inout SeededRandom) -> String { query(depth: depth + 1, using: &random) }
    switch Int.random(in: 0..<(depth > 2 ? 4 : 8), using: &random) {
    case 0, 1: return fields[Int.random(in: 0..<fields.count, using: &random)]
    case 2: return "a" + pieces[Int.random(in: 0..<20, using: &random)] + "*"
    case 3:
      return "\"a " + pieces[Int.random(in: 0..<20, using: &random)] + "\""
    case 4: return "-(\(part(&random)))"
    case 5: return "(\(part(&random)), \(part(&random)))"
    case 6: return "(\(part(&random)) \(part(&random)))"
    default: return "\(part(&random)) \(part(&random))"
    }
  }

  /// Words of several scripts, half of them set apart.
  static func words(length: Int, using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...length, using: &random)).map { _ in
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      return Bool.random(using: &random) ? piece + " " : piece
    }.joined()
  }

  /// Words and stray characters of any script, with the marks of the search language among them.
  static func any(length: Int, using random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...length, using: &random)).map { _ -> String in
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: return marks[Int.random(in: 0..<marks.count, using: &random)]
      case 2, 3: return pieces[Int.random(in: 0..<pieces.count, using: &random)]
      default:
        let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &random)) ?? "x"
        return String(Character(scalar))
      }
    }.joined()
  }
}
