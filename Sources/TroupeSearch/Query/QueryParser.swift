import TroupeModel

extension Query {
  /// The longest search, in bytes.
  public static let maximumBytes = 16_384
  /// How deep parentheses and "not" may go: SQLite's parser has a stack of 100 places, six for a level.
  public static let maximumDepth = 10
  /// How many words, phrases and fields there may be: SQLite reads expressions of up to 1,000 levels, and a row of
  /// "and" has one for each.
  public static let maximumParts = 500

  /// Reads what somebody typed, without the order in which it is to be shown.
  public init(parsing text: String, in listing: SearchListing = .generations) throws(QueryError) {
    self = try Search(parsing: text, in: listing).query
  }
}

extension Search {
  /// Reads what somebody typed: words stand side by side for "and", a comma is "or" and binds less, `-` is "not",
  /// quotation marks make a phrase, parentheses group, `field:value` looks at a field and `sort:` says the order.
  public init(parsing text: String, in listing: SearchListing = .generations) throws(QueryError) {
    let parsed = try QueryParser.parse(text, listing)
    self.init(parsed.part.query, sort: parsed.sort)
  }
}

/// Reads scalars and not characters: in some scripts a letter and the quotation mark after it are one character.
struct QueryParser {
  /// Reads a text; places are in scalars, but those of an error in characters.
  static func parse(
    _ text: String,
    _ listing: SearchListing
  ) throws(QueryError) -> (part: SearchPart, sort: SearchSort?, notes: [QueryNote]) {
    guard text.utf8.count <= Query.maximumBytes else {
      throw QueryError(
        reason: .tooLong(bytes: text.utf8.count, limit: Query.maximumBytes),
        offset: 0,
        length: 0
      )
    }
    var parser = QueryParser(text, listing)
    do throws(QueryError) {
      let part = try parser.document()
      return (part, parser.sort, parser.notes)
    } catch {
      var placed = error
      (placed.offset, placed.length) = CharacterPlaces(text).characters(error.offset, error.length)
      throw placed
    }
  }

  let scalars: [Unicode.Scalar]
  let listing: SearchListing
  var position = 0
  var depth = 0
  var parts = 0
  var sort: SearchSort?
  /// Where the order was said, in scalars.
  private var sortPlace = 0..<0
  private(set) var notes: [QueryNote] = []

  init(_ text: String, _ listing: SearchListing) {
    scalars = Array(text.unicodeScalars)
    self.listing = listing
  }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func skipSpace() {
    while let next, next.properties.isWhitespace { position += 1 }
  }

  mutating func document() throws(QueryError) -> SearchPart {
    skipSpace()
    if next == nil { return SearchPart(.everything, offset: 0, length: 0) }
    let start = position
    let part = try either(isWhole: true)
    if let next { throw error(.unexpected(String(next)), at: position) }
    if case .any = part.query, sort != nil, hasOuterComma(from: start) {
      throw error(.sortInside, at: sortPlace.lowerBound, length: sortPlace.count)
    }
    return part
  }

  /// Whether a comma stands outside of parentheses and quotation marks.
  private func hasOuterComma(from start: Int) -> Bool {
    var depth = 0
    var isQuoted = false
    for scalar in scalars[start...] {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      case "," where !isQuoted && depth == 0: return true
      default: break
      }
    }
    return false
  }

  mutating func either(isWhole: Bool = false) throws(QueryError) -> SearchPart {
    var choices = [try both(isWhole: isWhole)]
    while next == "," {
      position += 1
      choices.append(try both(isWhole: isWhole))
    }
    return choices.count == 1 ? choices[0] : SearchPart(.any(choices.map(\.query)), of: choices)
  }

  mutating func both(isWhole: Bool) throws(QueryError) -> SearchPart {
    var parts: [SearchPart] = []
    var isEmpty = true
    skipSpace()
    while let next, next != ",", next != ")" {
      let start = position
      let wasSorted = sort
      if let part = try one() {
        parts.append(part)
      } else if !isWhole {
        throw error(.sortInside, at: start, length: position - start)
      } else if wasSorted != nil {
        throw error(.sortTwice, at: start, length: position - start)
      } else {
        sortPlace = start..<position
      }
      isEmpty = false
      skipSpace()
    }
    guard !isEmpty else {
      throw error(.unexpected(next.map(String.init) ?? "the end"), at: position)
    }
    return switch parts.count {
    case 0: SearchPart(.everything, offset: position, length: 0)
    case 1: parts[0]
    default: SearchPart(.all(parts.map(\.query)), of: parts)
    }
  }

  /// One part with its place; nil where it was the order.
  mutating func one() throws(QueryError) -> SearchPart? {
    let start = position
    guard var part = try unplaced() else { return nil }
    (part.offset, part.length) = (start, position - start)
    return part
  }

  private mutating func unplaced() throws(QueryError) -> SearchPart? {
    if next != "-", next != "(" { parts += 1 }
    guard parts <= Query.maximumParts else {
      throw error(.tooManyParts(limit: Query.maximumParts), at: position)
    }
    switch next {
    case "-" where position + 1 < scalars.count && !scalars[position + 1].properties.isWhitespace:
      let start = position
      depth += 1
      defer { depth -= 1 }
      guard depth <= Query.maximumDepth else {
        throw error(.tooDeep(limit: Query.maximumDepth), at: position)
      }
      position += 1
      guard let part = try one() else {
        throw error(.sortInside, at: start, length: position - start)
      }
      return SearchPart(.not(part.query), of: [part])
    case "(": return try group()
    case "\"":
      let start = position
      let phrase = try quoted()
      let isPrefix = next == "*"
      if isPrefix { position += 1 }
      return SearchPart(try words(phrase, isPrefix: isPrefix, at: start))
    default: return try term().map { SearchPart($0) }
    }
  }

  mutating func group() throws(QueryError) -> SearchPart {
    let start = position
    depth += 1
    defer { depth -= 1 }
    guard depth <= Query.maximumDepth else {
      throw error(.tooDeep(limit: Query.maximumDepth), at: start)
    }
    position += 1
    let part = try either()
    guard next == ")" else { throw error(.unclosedParenthesis, at: start) }
    position += 1
    return part
  }

  /// The text between quotation marks; two within it are one that belongs to it.
  mutating func quoted() throws(QueryError) -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while let next {
      position += 1
      if next == "\"" {
        guard self.next == "\"" else { return String(text) }
        position += 1
      }
      text.append(next)
    }
    throw error(.unclosedQuote, at: start)
  }

  mutating func term() throws(QueryError) -> Query? {
    let start = position
    var text = String.UnicodeScalarView()
    while let next, !next.properties.isWhitespace, !"\",()".unicodeScalars.contains(next) {
      if next == ":" || next == "：", !text.isEmpty, text.allSatisfy(\.isInFieldName) {
        let name = String(text)
        // A full-width colon may also stand behind a word in a text that was pasted.
        if next == ":" || SearchFields.names(listing).contains(name.lowercased()) {
          position += 1
          return try field(name, at: start)
        }
      }
      text.append(next)
      position += 1
    }
    let isPrefix = text.last == "*"
    notes += QueryNote.all(of: String(text)).filter { !notes.contains($0) }
    return try words(String(text), isPrefix: isPrefix, at: start)
  }

  mutating func field(_ name: String, at start: Int) throws(QueryError) -> Query? {
    let folded = name.lowercased()
    let isSort = folded == SearchSort.field.name && listing == .generations
    let type = SearchFields.type(folded, in: listing)
    guard isSort || type != nil else {
      let nearest = NearestNames.to(name, among: SearchFields.names(listing))
      throw error(
        .unknownField(name, nearest: nearest, listing: listing),
        at: start,
        length: name.unicodeScalars.count + 1
      )
    }
    var mark: Unicode.Scalar?
    if let next, type?.field.marks.contains(next) == true {
      mark = next
      position += 1
    }
    let valueStart = position
    let value = try self.value()
    guard !value.isEmpty else {
      throw error(.missingValue(field: name), at: start, length: position - start)
    }
    do throws(FieldProblem) {
      guard let type else {
        let order = try SearchSort(reading: value)
        sort = sort ?? order
        return nil
      }
      return .field(Filter(try type.init(reading: FieldValue(value, mark: mark))))
    } catch {
      throw self.error(
        .badValue(field: folded, value: value, error),
        at: valueStart,
        length: position - valueStart
      )
    }
  }

  /// What stands after the colon: bare text and text in quotation marks, side by side.
  mutating func value() throws(QueryError) -> String {
    var text = String.UnicodeScalarView()
    while let next, !next.properties.isWhitespace, !",()".unicodeScalars.contains(next) {
      if next == "\"" {
        text.append(contentsOf: try quoted().unicodeScalars)
      } else {
        text.append(next)
        position += 1
      }
    }
    return String(text)
  }

  mutating func words(_ text: String, isPrefix: Bool, at start: Int) throws(QueryError) -> Query {
    guard let phrase = Phrase(text, isPrefix: isPrefix) else {
      throw error(.nothingToLookFor(text), at: start, length: position - start)
    }
    parts += phrase.runs.count - 1
    guard parts <= Query.maximumParts else {
      throw error(.tooManyParts(limit: Query.maximumParts), at: start, length: position - start)
    }
    return .words(phrase)
  }

  func error(_ reason: QueryError.Reason, at offset: Int, length: Int = 1) -> QueryError {
    QueryError(reason: reason, offset: offset, length: length)
  }
}
