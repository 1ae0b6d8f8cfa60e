import TroupeModel

extension Query {
  /// The longest search, in bytes.
  public static let maximumBytes = 16_384
  /// How deep parentheses and "not" may go: SQLite's parser has a stack of 100 places, six for a level.
  public static let maximumDepth = 10
  /// How many words, phrases and fields there may be: SQLite reads expressions of up to 1,000 levels, and a row of
  /// "and" has one for each.
  public static let maximumParts = 500

  /// Reads what somebody typed: words stand side by side for "and", a comma is "or" and binds less, `-` is "not",
  /// quotation marks make a phrase, parentheses group.
  public init(parsing text: String) throws(QueryError) {
    guard text.utf8.count <= Self.maximumBytes else {
      throw QueryError(
        reason: .tooLong(bytes: text.utf8.count, limit: Self.maximumBytes),
        offset: 0,
        length: 0
      )
    }
    var parser = QueryParser(characters: Array(text))
    self = try parser.document()
  }
}

private struct QueryParser {
  let characters: [Character]
  var position = 0
  var depth = 0
  var parts = 0

  init(characters: [Character]) { self.characters = characters }

  var next: Character? { position < characters.count ? characters[position] : nil }

  mutating func skipSpace() {
    while let next, next.isWhitespace { position += 1 }
  }

  mutating func document() throws(QueryError) -> Query {
    skipSpace()
    if next == nil { return .everything }
    let query = try either()
    if let next { throw error(.unexpected(String(next)), at: position) }
    return query
  }

  mutating func either() throws(QueryError) -> Query {
    var choices = [try both()]
    while next == "," {
      position += 1
      choices.append(try both())
    }
    return choices.count == 1 ? choices[0] : .any(choices)
  }

  mutating func both() throws(QueryError) -> Query {
    var parts: [Query] = []
    skipSpace()
    while let next, next != ",", next != ")" {
      parts.append(try one())
      skipSpace()
    }
    guard !parts.isEmpty else {
      throw error(.unexpected(next.map(String.init) ?? "the end"), at: position)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  mutating func one() throws(QueryError) -> Query {
    if next != "-", next != "(" { parts += 1 }
    guard parts <= Query.maximumParts else {
      throw error(.tooManyParts(limit: Query.maximumParts), at: position)
    }
    switch next {
    case "-" where position + 1 < characters.count && !characters[position + 1].isWhitespace:
      depth += 1
      defer { depth -= 1 }
      guard depth <= Query.maximumDepth else {
        throw error(.tooDeep(limit: Query.maximumDepth), at: position)
      }
      position += 1
      return .not(try one())
    case "(": return try group()
    case "\"":
      let start = position
      let phrase = try quoted()
      return try words(phrase, at: start)
    default: return try term()
    }
  }

  mutating func group() throws(QueryError) -> Query {
    let start = position
    depth += 1
    defer { depth -= 1 }
    guard depth <= Query.maximumDepth else {
      throw error(.tooDeep(limit: Query.maximumDepth), at: start)
    }
    position += 1
    let query = try either()
    guard next == ")" else { throw error(.unclosedParenthesis, at: start) }
    position += 1
    return query
  }

  mutating func quoted() throws(QueryError) -> String {
    let start = position
    position += 1
    var text = ""
    while let next {
      position += 1
      if next == "\"" { return text }
      text.append(next)
    }
    throw error(.unclosedQuote, at: start)
  }

  mutating func term() throws(QueryError) -> Query {
    let start = position
    var text = ""
    while let next, !next.isWhitespace, !",()\"".contains(next) {
      if next == ":", !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }) {
        position += 1
        return try field(text, at: start)
      }
      text.append(next)
      position += 1
    }
    return try words(text, at: start)
  }

  mutating func field(_ name: String, at start: Int) throws(QueryError) -> Query {
    guard let field = QueryField(rawValue: name.lowercased()) else {
      let nearest = NearestNames.to(name, among: QueryField.allCases.map(\.rawValue))
      throw error(.unknownField(name, nearest: nearest), at: start, length: name.count + 1)
    }
    var value = ""
    if next == "\"" {
      value = try quoted()
    } else {
      while let next, !next.isWhitespace, !",()".contains(next) {
        value.append(next)
        position += 1
      }
    }
    guard !value.isEmpty else {
      throw error(.missingValue(field: name), at: start, length: name.count + 1)
    }
    switch field {
    case .with:
      let bare = value.hasPrefix("@") ? String(value.dropFirst()) : value
      let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard let character = parts.first, !character.isEmpty, parts.count == 1 || !parts[1].isEmpty
      else { throw error(.missingValue(field: name), at: start, length: position - start) }
      return .with(character: String(character), look: parts.count == 2 ? String(parts[1]) : nil)
    }
  }

  func words(_ text: String, at start: Int) throws(QueryError) -> Query {
    let words = FoldedText.words(text).flatMap(FoldedText.pieces)
    guard !words.isEmpty else {
      throw error(.nothingToLookFor(text), at: start, length: position - start)
    }
    return .words(words)
  }

  func error(_ reason: QueryError.Reason, at offset: Int, length: Int = 1) -> QueryError {
    QueryError(reason: reason, offset: offset, length: length)
  }
}
