import Foundation
import TestSupport
import Testing

@testable import TroupeSearch

@Suite struct SegmenterTests {
  @Test(arguments: [
    // Chinese, simplified and traditional, with full-width signs and digits
    (
      "小龙走在雨里，霓虹灯下。", "小 小龙 龙 龙走 走 走在 在 在雨 雨 雨里 里 霓 霓虹 虹 虹灯 灯 灯下 下"
    ),
    ("銀髮少女，８Ｋ畫質", "銀 銀髮 髮 髮少 少 少女 女 8k 畫 畫質 質"),
    ("一只cat在跑", "一 一只 只 cat 在 在跑 跑"), ("𠮷野家", "𠮷 𠮷野 野 野家 家"),
    // Japanese: half-width kana and their voicing marks, repetition and length marks
    ("ﾈｵﾝの雨", "ネ ネオ オ オン ン ンの の の雨 雨"), ("ｶﾞﾗｽ", "ガ ガラ ラ ラス ス"), ("時々", "時 時々 々"),
    ("スーパー", "ス スー ー ーパ パ パー ー"),
    // Korean: composed, and of single letters
    ("한국의 비", "한 한국 국 국의 의 비"), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한 한국 국"),
    // Words, marks, emoji
    ("Neon RAIN, café", "neon rain cafe"), ("Cafe\u{301} ＮＥＯＮ ①", "cafe neon 1"),
    ("luna🐉雨👩‍👧2", "luna 雨 2"), ("don't_stop", "don t stop"), ("。、！", ""), ("", ""),
    ("¦ a ¦", "a"), ("\u{FFFD}a\u{FFFD}b", "a b"), ("雨", "雨"),
  ])
  func `words are tokens, and runs are every character and every pair`(text: String, line: String) {
    #expect(Segmenter.line(text).utf8.elementsEqual(line.utf8), "\(Segmenter.line(text))")
  }

  @Test func `between two texts stands a barrier that no text gives`() {
    #expect(Segmenter.line("neon\u{1F}!\u{1F}雨里\u{1F}") == "neon ¦ 雨 雨里 里")
    #expect(Segmenter.tokens(Segmenter.barrier) == [])
  }

  @Test func `every scalar is folded once and for all, and its tokens hold no space`() {
    var unstable: [String] = []
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let runs = Segmenter.runs("x" + String(scalar) + "y")
      let again = Segmenter.runs(runs.joined(separator: " "))
      if !again.elementsEqual(runs, by: { $0.utf8.elementsEqual($1.utf8) }) {
        unstable.append("\(value): \(runs) \(again)")
      }
      let tokens = runs.flatMap(Segmenter.tokens(ofRun:))
      let isPlain = tokens.allSatisfy { token in
        token.utf8.allSatisfy {
          $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
        }
      }
      if !isPlain { unstable.append("\(value): \(tokens)") }
    }
    #expect(unstable == [])
  }

  @Test func `a text in another form of Unicode has the same tokens`() {
    for seed in 0..<3000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let text = RandomText.words(length: 8, using: &random)
      let tokens = Segmenter.tokens(text)
      for form in [
        text.decomposedStringWithCanonicalMapping, text.precomposedStringWithCanonicalMapping,
        text.decomposedStringWithCompatibilityMapping,
      ] {
        let same = Segmenter.tokens(form).elementsEqual(tokens) { $0.utf8.elementsEqual($1.utf8) }
        #expect(same, "seed \(seed): \(text) / \(form)")
      }
    }
  }

  @Test(arguments: [
    ("が", "か"), ("ぱ", "は"), ("バ", "ハ"), ("プ", "ブ"), ("ヴ", "ウ"), ("小", "少"), ("한", "하"),
    ("ｶﾞ", "ｶ"),
  ])
  func `voicing marks and whole syllables are never folded away`(text: String, other: String) {
    #expect(Segmenter.tokens(text) != Segmenter.tokens(other))
  }

  @Test func `a word too long for the index is cut at a letter`() {
    let word = String(repeating: "é", count: 1) + String(repeating: "ж", count: 5000)
    let token = Segmenter.tokens(word)[0]
    #expect(token.utf8.count <= 4096 && token.utf8.count > 4090)
    #expect(Segmenter.tokens(word + "x") == [token])
  }

  @Test func `the quick way gives what the general way gives`() {
    let signs: [Unicode.Scalar] =
      (0..<0x80).compactMap { Unicode.Scalar($0 as UInt32) }
      + "雨里龙走霓虹々ーがガぱ한국的𠮷éＮ１。，、・「」“”‘’—…！？：；（）\u{3000}\u{301}\u{3099}".unicodeScalars
    var quick = 0
    for seed in 0..<4000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      // Most texts hold common signs alone.
      let known = seed % 4 == 0 ? signs.count : signs.count - 32
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...30, using: &random) {
        text.append(signs[Int.random(in: 0x1F..<max(0x21, known), using: &random)])
      }
      var texts = String(text)
      let line = texts.withUTF8 { QuickSegmenter.line($0) }
      if let line {
        quick += 1
        #expect(
          line.utf8.elementsEqual(Segmenter.generalLine(texts).utf8),
          "seed \(seed): \(texts.debugDescription)"
        )
      }
    }
    #expect(quick > 2000)
  }

  @Test func `every sign that the quick way knows stands for itself`() {
    // Of the long rows of ideographs and syllables some are enough.
    let values =
      Array(0..<0x3400) + stride(from: 0x3400, to: 0xD800, by: 41) + Array(0xE000...0xFFFF)
    for value in values {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      var text = "aB\(scalar)3雨\(scalar)\(scalar)x"
      guard let line = text.withUTF8({ QuickSegmenter.line($0) }) else { continue }
      let isSame = line.utf8.elementsEqual(Segmenter.generalLine(text).utf8)
      #expect(isSame, "\(String(value, radix: 16))")
    }
  }
}
