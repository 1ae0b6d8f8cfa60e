/// A part of a search with the place where it was typed.
public struct SearchPart: Hashable, Sendable {
  /// What it looks for.
  public var query: Query
  /// The place, in characters from 0.
  public var offset: Int
  /// How many characters it takes, its parentheses and its `-` included.
  public var length: Int
  /// What it is put together from, in the order typed: of "and", of "or", or the one part of a "not".
  public var parts: [SearchPart]

  init(_ query: Query, offset: Int = 0, length: Int = 0, parts: [SearchPart] = []) {
    self.query = query
    self.offset = offset
    self.length = length
    self.parts = parts
  }

  /// A part that reaches from the first of its own parts to the last.
  init(_ query: Query, of parts: [SearchPart]) {
    let offset = parts.first?.offset ?? 0
    let end = parts.last.map { $0.offset + $0.length } ?? offset
    self.init(query, offset: offset, length: end - offset, parts: parts)
  }
}

extension SearchPart {
  /// All the parts that are not put together from others, in the order typed.
  public var leaves: [SearchPart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

  /// The characters of the search that it is.
  public func text(in search: String) -> String {
    String(search.dropFirst(offset).prefix(length))
  }
}

extension SearchPart {
  /// Reads what somebody typed, keeping for every part of it where it stands.
  public init(parsing text: String, in listing: SearchListing = .generations) throws(QueryError) {
    let place = CharacterPlaces(text)
    self = try QueryParser.parse(text, listing).part.placed(by: place)
  }

  /// The part with its place in characters, where the parser counts scalars.
  private func placed(by places: CharacterPlaces) -> SearchPart {
    var part = self
    (part.offset, part.length) = places.characters(offset, length)
    part.parts = parts.map { $0.placed(by: places) }
    return part
  }
}

/// Turns places in scalars, in which the parser counts, into places in characters, in which people do.
struct CharacterPlaces {
  /// Where each character starts, in scalars.
  private let starts: [Int]
  private let scalarCount: Int

  init(_ text: String) {
    var starts: [Int] = []
    var count = 0
    for character in text {
      starts.append(count)
      count += character.unicodeScalars.count
    }
    self.starts = starts
    scalarCount = count
  }

  /// The place of so many scalars, at least one character where it is not empty and does not begin at the end.
  func characters(_ offset: Int, _ length: Int) -> (offset: Int, length: Int) {
    let first = character(at: offset)
    guard length > 0 else { return (first, 0) }
    let count = max(1, character(at: offset + length - 1) + 1 - first)
    return (first, min(count, max(1, starts.count - first)))
  }

  private func character(at scalar: Int) -> Int {
    guard scalar < scalarCount else { return starts.count }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > scalar { high = middle } else { low = middle + 1 }
    }
    return max(0, low - 1)
  }
}
