import TroupeSearch

/// Makes of texts that are read once and never kept what `Segmenter.line` makes of them.
///
/// To fold a text in full takes longer than all the rest. One that needs it is cut where nothing can reach across, at
/// signs that are part of no word, and a piece that came before, as most words have, is not folded again.
struct TokenLine {
  /// A longer piece is hardly ever met again.
  private static let longestKept = 48
  /// How many pieces are kept, so that a huge library does not fill the memory.
  private static let mostKept = 100_000

  /// The tokens of the pieces that came; two spellings of one text have the same.
  private var known: [String: String] = [:]
  private var scalars = FoldedScalars()

  /// The tokens of some texts, a space before and behind each, with barriers between the texts.
  ///
  /// - Parameter texts: the texts, with `Segmenter.separator` between each two.
  /// - Returns: `Segmenter.line` of them, between two spaces; a space where that is empty.
  mutating func tokens(_ texts: String) -> String {
    var texts = texts
    let unusual = texts.withUTF8 { bytes -> String? in bytes.isPlain ? nil : folded(bytes) }
    if let unusual { return unusual }
    let line = Segmenter.line(texts)
    return line.isEmpty ? " " : " \(line) "
  }

  private mutating func folded(_ texts: UnsafeBufferPointer<UInt8>) -> String {
    var line = Line()
    var start = 0
    // The piece so far, as long as each of its letters can be folded by itself.
    var word: [UInt8] = []
    var isWord = true
    func end(_ end: Int, next: Int) {
      if isWord, word.count <= Self.longestKept {
        line.add(word: word)
      } else {
        line.add(tokens(of: UnsafeBufferPointer(rebasing: texts[start..<end])))
      }
      word.removeAll(keepingCapacity: true)
      (start, isWord) = (next, true)
    }
    var index = 0
    while index < texts.count {
      let byte = texts[index]
      if byte < 0x80 {
        if let letter = byte.folded {
          word.append(letter)
        } else {
          end(index, next: index + 1)
          if byte == Segmenter.separator { line.bar() }
        }
        index += 1
        continue
      }
      // Swift's strings are well formed.
      let next = min(index + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), texts.count)
      // Han and Hangul, the most by far, are none of these.
      switch (0xE4...0xEC).contains(byte) ? .other : scalars.kind(texts[index..<next]) {
      case .sign: end(index, next: next)
      case .letters(let letters): word += letters
      case .other: isWord = false
      }
      index = next
    }
    end(texts.count, next: texts.count)
    return line.text
  }

  private mutating func tokens(of piece: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: piece, as: UTF8.self)
    guard piece.count <= Self.longestKept, !piece.isPlain else { return Segmenter.line(text) }
    if let tokens = known[text] { return tokens }
    let tokens = Segmenter.line(text)
    if known.count < Self.mostKept { known[text] = tokens }
    return tokens
  }

  /// Tokens with spaces between them, and a barrier where one text ends and another begins.
  private struct Line {
    private var bytes: [UInt8] = [0x20]
    private var isBarred = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func bar() { isBarred = bytes.count > 1 }

    mutating func add(word: [UInt8]) {
      guard !word.isEmpty else { return }
      begin()
      bytes += word
      bytes.append(0x20)
    }

    mutating func add(_ tokens: String) {
      guard !tokens.isEmpty else { return }
      begin()
      bytes += tokens.utf8
      bytes.append(0x20)
    }

    private mutating func begin() {
      if isBarred { bytes += "\(Segmenter.barrier) ".utf8 }
      isBarred = false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text is of ASCII, kana, Han and Hangul, which `Segmenter` cuts without folding.
  fileprivate var isPlain: Bool {
    var index = 0
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      guard index + 2 < count else { return false }
      switch (byte, self[index + 1]) {
      case (0xE3, 0x81...0x83), (0xE4...0xE9, _), (0xEA, 0xB0...), (0xEB...0xEC, _): index += 3
      default: return false
      }
    }
    return true
  }
}

extension UInt8 {
  /// An ASCII letter or digit, folded; nil for any other sign of ASCII.
  fileprivate var folded: UInt8? {
    switch self {
    case 0x61...0x7A, 0x30...0x39: self
    case 0x41...0x5A: self + 0x20
    default: nil
    }
  }
}
