/// A name that can be mentioned, and the character that it stands for.
public struct MentionName: Hashable, Sendable {
  /// Where the name comes from; of two equally long names the earlier kind wins.
  public enum Kind: Int, Hashable, Sendable, Comparable {
    case handle, alias, displayName

    /// Orders by which kind wins.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// As the catalog has it; upper and lower case are one to a reader.
  public var text: String
  /// Whether it is a handle, an alias or a display name.
  public var kind: Kind
  /// Whom it stands for.
  public var character: ItemID

  /// Creates a name.
  public init(_ text: String, kind: Kind, character: ItemID) {
    self.text = text
    self.kind = kind
    self.character = character
  }
}

/// One piece of a prompt: words as they stand, or a mention.
public enum PromptPiece: Hashable, Sendable {
  case text(String)
  case mention(Mention)
}

/// A character called by `@` in a prompt.
public struct Mention: Hashable, Sendable {
  /// Who is meant.
  public var character: ItemID
  /// The look after the slash, where one was written.
  public var look: Handle?
  /// As it was typed, without the `@`.
  public var typed: String
}

/// Why a prompt cannot be read.
public enum MentionError: Error, Hashable, Sendable {
  /// No such handle or alias; `offset` is in characters.
  case unknown(typed: String, offset: Int)
  /// Two characters have this name.
  case ambiguous(typed: String, characters: [ItemID], offset: Int)
}

/// Reads the mentions of a prompt, by these rules:
/// `@` takes the longest known name that follows; a name that ends in an ASCII letter or digit must fill its whole
/// run; an `@` right after an ASCII letter or digit, before white space or at the end is literal; `@@` is one `@`.
public struct MentionReader: Sendable {
  private let names: [Character: [(folded: [Character], name: MentionName)]]

  /// Creates a reader for these names; upper and lower case are one.
  public init(names: [MentionName]) {
    var byFirst: [Character: [(folded: [Character], name: MentionName)]] = [:]
    for name in names {
      let folded = Array(name.text.lowercased())
      guard let first = folded.first else { continue }
      byFirst[first, default: []].append((folded, name))
    }
    self.names = byFirst.mapValues { list in
      list.sorted { ($1.folded.count, $0.name.kind) < ($0.folded.count, $1.name.kind) }
    }
  }

  /// Splits a prompt into words and mentions.
  public func read(_ prompt: String) throws(MentionError) -> [PromptPiece] {
    let characters = Array(prompt)
    var pieces: [PromptPiece] = []
    var text = ""
    var index = 0
    while index < characters.count {
      let character = characters[index]
      guard character == "@" else {
        text.append(character)
        index += 1
        continue
      }
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if next == "@" {
        text.append("@")
        index += 2
      } else if next.isWhitespace || (index > 0 && characters[index - 1].isASCIIWord) {
        text.append("@")
        index += 1
      } else {
        let (mention, end) = try mention(in: characters, at: index + 1)
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.mention(mention))
        index = end
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }

  private func mention(
    in characters: [Character],
    at start: Int
  ) throws(MentionError) -> (Mention, end: Int) {
    let rest = characters[start...].prefix(200).map { $0.lowercased().first ?? $0 }
    let fitting = names[rest[0], default: []].filter {
      rest.starts(with: $0.folded) && fills(rest, $0.folded)
    }
    guard let best = fitting.first else {
      throw .unknown(typed: Self.word(characters, at: start), offset: start - 1)
    }
    let equals = fitting.filter {
      $0.folded.count == best.folded.count && $0.name.kind == best.name.kind
    }
    let candidates = Set(equals.map(\.name.character))
    var end = start + best.folded.count
    let typed = String(characters[start..<end])
    guard candidates.count == 1 else {
      throw .ambiguous(typed: typed, characters: candidates.sorted(), offset: start - 1)
    }
    var look: Handle?
    if end < characters.count, characters[end] == "/" {
      let run = characters[(end + 1)...].prefix { $0.isASCIIWord || $0 == "-" || $0 == "_" }
      let trimmed = Self.withoutTrailingMarks(run)
      if let named = try? Handle(String(trimmed).lowercased()) {
        look = named
        end += 1 + trimmed.count
      }
    }
    return (Mention(character: best.name.character, look: look, typed: typed), end)
  }

  /// Whether an ASCII name fills the run of letters, digits and inner marks that it stands in.
  private func fills(_ rest: [Character], _ name: [Character]) -> Bool {
    guard let last = name.last, last.isASCIIWord || last == "-" || last == "_" else { return true }
    let tail = rest[name.count...].prefix { $0.isLatinWord || $0 == "-" || $0 == "_" }
    return Self.withoutTrailingMarks(tail).isEmpty
  }

  private static func withoutTrailingMarks(_ run: ArraySlice<Character>) -> ArraySlice<Character> {
    var run = run
    while run.last == "-" || run.last == "_" { run = run.dropLast() }
    return run
  }

  /// The word that was probably meant as a name, for messages.
  private static func word(_ characters: [Character], at start: Int) -> String {
    let latin = characters[start...].prefix { $0.isLatinWord || $0 == "-" || $0 == "_" }
    if !latin.isEmpty { return String(latin) }
    let word = characters[start...].prefix { !$0.isWhitespace && !$0.isPunctuation }.prefix(40)
    return String(word.isEmpty ? characters[start...].prefix(1) : word)
  }
}

extension MentionReader {
  /// The names that appear in a text without `@`, at each place the longest, for a remark: they are never cast by
  /// themselves.
  ///
  /// Names of a single ASCII letter, or of two, are passed over: they are in every text.
  public func unmentioned(in text: String) -> [MentionName] {
    let characters = Array(text.lowercased())
    var found: [MentionName] = []
    var passed = 0
    for (index, character) in characters.enumerated() where index >= passed {
      let before = index > 0 ? characters[index - 1] : " "
      if character == "@", !before.isASCIIWord, before != "@", index + 1 < characters.count,
        let (_, end) = try? mention(in: characters, at: index + 1)
      {
        passed = end
        continue
      }
      guard before != "@", !(before.isASCIIWord && character.isASCIIWord),
        let candidates = names[character]
      else { continue }
      let rest = Array(characters[index...].prefix(200))
      let fitting = candidates.first { candidate in
        let isShort = candidate.folded.count < 3 && candidate.folded.allSatisfy(\.isASCII)
        return !isShort && rest.starts(with: candidate.folded) && fills(rest, candidate.folded)
      }
      guard let fitting else { continue }
      passed = index + fitting.folded.count
      if !found.contains(where: { $0.character == fitting.name.character }) {
        found.append(fitting.name)
      }
    }
    return found
  }
}

extension Character {
  /// Whether it is an ASCII letter or digit.
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }

  /// Whether it is an ASCII letter or digit, or a Latin letter with marks, which goes on a word as they do.
  fileprivate var isLatinWord: Bool {
    guard !isASCIIWord, let scalar = unicodeScalars.first else { return isASCIIWord }
    return isLetter && (scalar.value < 0x0250 || (0x1E00...0x1EFF).contains(scalar.value))
  }
}
