import Foundation
import TestSupport
import Testing
import TroupeModel

@testable import Commands

/// What people, scripts and people with ill will type.
@Suite struct BadSearchTests {
  /// What is typed, the status, and where the mistake is; nil where there is an answer.
  private static let table: [(String, Int32, Int?)] = [
    ("\"rain", 64, 0), ("rain \"", 64, 5), ("(rain", 64, 0), ("rain)", 64, 4), ("()", 64, 1),
    (")(", 64, 0),
    ("((((((((((((rain", 64, 10), ("rain,", 64, 5), (",", 64, 0), ("with:", 64, 0),
    ("with:\"", 64, 5),
    ("colour:red", 64, 0), ("status:done", 64, 7), ("is:", 64, 0), ("has:audio", 64, 4),
    ("created:2026-02-30", 64, 8), ("created:2026-13", 64, 8), ("created:0000", 64, 8),
    ("created:2026-11-30T24:00", 64, 8), ("created:tomorrow", 64, 8), ("created:9999999999", 64, 8),
    ("cast:3..1", 64, 5), ("cost:9..1", 64, 5), ("created:2026..2025", 64, 8),
    ("duration:5..4.999", 64, 9),
    ("rating:five", 64, 7), ("size:0x0", 64, 5), ("size:99999999999999999999x1", 64, 5),
    ("ratio:0:0", 64, 6),
    ("duration:1e308", 64, 9), ("cost:-1", 64, 5), ("sort:nonsense", 64, 5),
    ("sort:cost, rain", 64, 0),
    ("NEAR(rain neon", 64, 4), ("NEAR(rain neon, 2)", 0, nil), ("*", 64, 0), ("rain*", 0, nil),
    ("*rain", 0, nil),
    ("^rain", 0, nil), ("rain^2", 0, nil), ("\"", 64, 0), ("\"\"", 64, 0), ("\"\"\"", 64, 0),
    ("rain AND neon", 0, nil),
    ("rain OR", 0, nil), ("NOT", 0, nil), ("{a b}: rain", 0, nil), ("words : rain", 64, 6),
    ("words:rain", 64, 0), ("'; DROP TABLE generation; --", 64, 0),
    ("x'; DROP TABLE generation", 0, nil), ("prompt:~%", 0, nil),
    ("prompt:~'", 0, nil), ("tag:' tag:''", 0, nil), ("model:%", 0, nil),
    ("\u{0}", 64, 0), ("rain\u{0}neon", 0, nil), ("\u{202E}rain", 0, nil), ("\u{FFFD}", 64, 0),
    ("\u{1F1E6}", 64, 0), ("e\u{301}\u{301}\u{301}", 0, nil), ("\u{200D}", 64, 0),
    ("parent:zzzz", 3, 0),
    ("lineage:!!!!", 64, 8), ("same:/nowhere", 3, 0), ("same:.", 74, 0), ("saved:nothing", 3, 0),
    ("with:nobody", 3, 0), ("rain --neon", 0, nil), ("rain ----------neon", 0, nil),
    ("rain -----------neon", 64, 15),
  ]

  @Test func `every mistake has its status, a sentence, a hint and a place, and never SQL`()
    async throws
  {
    let stage = try await SearchLanguageTests().stage()
    for (text, status, offset) in Self.table {
      let outcome = await stage.run("search", "--json", "--", text)
      #expect(outcome.status == status, "\(text): \(outcome)")
      let error = outcome.json?["error"]
      #expect(error?["offset"]?.int == offset, "\(text): \(outcome)")
      for word in ["SELECT", "SQLite", "fts5", "MATCH", "generation_text"] {
        #expect(!outcome.errors.contains(word), "\(text): \(outcome)")
      }
      guard status != 0 else {
        #expect(outcome.json?["total"]?.int != nil, "\(text)")
        continue
      }
      #expect(error?["message"]?.text?.isEmpty == false && error?["hint"]?.text?.isEmpty == false)
      #expect(error?["length"]?.int.map { $0 >= 0 } == true, "\(text)")
      #expect(!outcome.errors.contains("\u{0}") && !outcome.errors.contains("\u{202E}"), "\(text)")
    }
  }

  @Test(arguments: ["a ", "(", "-", "雨", "\"", "a,", "tag:x ", "rai* ", "\u{301}", "👩‍👧"])
  func `100 KB are refused with a sentence`(piece: String) async throws {
    let stage = try await Stage()
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for command in ["search", "jobs", "costs"] {
      let outcome = await stage.run(command, "--", text)
      #expect(outcome.status == 64, "\(command)")
      #expect(outcome.errors.contains("bytes long") && outcome.errors.count < 1000)
    }
    // A mark behind "=" would be one character with it.
    let completed = await stage.run(
      text.hasPrefix("-") ? ["search", "--complete=" + text] : ["search", "--complete", text]
    )
    #expect(completed.status == 0)
  }

  @Test func `whatever is typed ends with a status that says what it was`() async throws {
    let stage = try await SearchLanguageTests().stage()
    let pieces = [
      "rain", "雨", "\"", "(", ")", ",", "-", ":", "with:", "luna", "created:", "..", "*", " ",
      "saved:x", "\u{0}",
      "sort:", "cost", "tag:", "\u{FFFD}", "is:stale", "prompt:~", "@", "/", "é",
    ]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let outcome = await stage.run("search", "--", text)
      #expect([0, 3, 64].contains(outcome.status), "seed \(seed): \(text) \(outcome)")
      let complete = await stage.run("search", "--complete=" + text)
      #expect(complete.status == 0, "seed \(seed): \(text) \(complete)")
    }
  }

  /// A program gets bytes: lone surrogates and other bytes that are no UTF-8.
  @Test(
    .enabled(if: Tools.program != nil),
    arguments: [#"\355\240\200"#, #"rain\377"#, #"\300\200 rain"#, #"\360\237"#]
  )
  func `bytes that are no text are searched as what they are or refused`(bytes: String) async throws
  {
    let stage = try await Stage()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", #"exec "$0" --library "$1" search --json -- "$(printf "$2")""#, Tools.program ?? "",
      stage.folder, bytes,
    ]
    process.environment = stage.environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect([0, 64].contains(process.terminationStatus))
    #expect(String(data: text, encoding: .utf8) != nil)
    #expect((try? JSON(parsing: Array(text))) != nil)
  }
}
