import TestSupport
import Testing
import TroupeModel

@Suite struct MentionPropertyTests {
  private static let words = [
    "luna", "Luna", "LUNA", "lunatic", "milo", "小龙", "龙", "走在雨里", " ", "  ", "\n", "'s", "-", "_",
    "/", "/armor", "/rain-coat", ",", "é", "e\u{301}", "👩‍👧", "７", "7", "a", "bob", ".com", "ルナ",
    "@luna", "@小龙", "@Luna Vega", "@milo/armor", " @luna", " @milo", "(@小龙)", "\r\n", "ß",
  ]

  private func prompt(
    _ random: inout SeededRandom,
    with extra: [String] = []
  ) -> String {
    let words = Self.words + extra
    return (0..<Int.random(in: 0..<14, using: &random)).map { _ in
      words[Int.random(in: 0..<words.count, using: &random)]
    }.joined()
  }

  /// What was typed, put together from the pieces.
  private func joined(_ pieces: [PromptPiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .mention(let mention): "@" + mention.typed + (mention.look.map { "/\($0)" } ?? "")
      }
    }.joined()
  }

  @Test func `2,000 random prompts lose nothing`() throws {
    let reader = try MentionTests.reader()
    var read = 0
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let prompt = prompt(&random, with: ["@", "@ "])
      guard !prompt.contains("@@") else { continue }
      do {
        let pieces = try reader.read(prompt)
        // Looks are handles, which have no upper case.
        let isWhole = joined(pieces).lowercased().utf8.elementsEqual(prompt.lowercased().utf8)
        #expect(isWhole, "seed \(seed): \(prompt)")
        read += 1
      } catch {
        let offset =
          switch error {
          case .unknown(_, let offset), .ambiguous(_, _, let offset): offset
          }
        #expect(Array(prompt)[offset] == "@", "seed \(seed): \(prompt)")
      }
    }
    #expect(read > 1000)
  }

  @Test func `2,000 random texts with every @ doubled are text`() throws {
    let reader = try MentionTests.reader()
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = prompt(&random, with: ["@", "@@"])
      let escaped = text.split(separator: "@", omittingEmptySubsequences: false)
        .joined(separator: "@@")
      let pieces = try reader.read(escaped)
      #expect(pieces == (text.isEmpty ? [] : [.text(text)]), "seed \(seed): \(text)")
    }
  }

  @Test func `no two texts follow one another and none is empty`() throws {
    let reader = try MentionTests.reader()
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      guard let pieces = try? reader.read(prompt(&random, with: ["@@"])) else { continue }
      for (piece, next) in zip(pieces, pieces.dropFirst()) {
        if case .text = piece, case .text = next { Issue.record("seed \(seed): \(pieces)") }
      }
      #expect(!pieces.contains(.text("")), "seed \(seed)")
    }
  }
}
