import TroupeModel

/// How the last word of a search that is still being typed may go on.
public struct SearchCompletion: Hashable, Sendable {
  /// What may stand there.
  public enum Wanted: Hashable, Sendable {
    /// A field whose name begins so.
    case field(String)
    /// A value of a field that begins so, without its quotation marks.
    case value(SearchField, String)
    /// Nothing that anybody could know, such as a word of a prompt or a number.
    case nothing
  }

  /// What may stand there.
  public var wanted: Wanted
  /// The place of what is replaced, in characters: after the `-` and parentheses before it.
  public var offset: Int
  /// How many characters are replaced, which are those up to the end.
  public var length: Int
  /// The word that may be one of a prompt's; nil where it can only be a field or nothing has been typed of it.
  public private(set) var word: String?
  /// The sign right after the colon.
  private var mark = ""

  /// Looks at the end of a search.
  public init(_ text: String, in listing: SearchListing = .generations) {
    let scalars = Array(text.unicodeScalars)
    var start = 0
    var isQuoted = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar.properties.isWhitespace || ",()".unicodeScalars.contains(scalar) {
        start = index + 1
      }
    }
    while start < scalars.count, scalars[start] == "-" { start += 1 }
    let places = CharacterPlaces(text)
    (offset, length) = places.characters(start, scalars.count - start)
    wanted = .nothing
    let token = scalars[start...]
    guard let colon = token.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      if token.allSatisfy(\.isInFieldName) { wanted = .field(String(token).lowercased()) }
      if token.count > 1, token.allSatisfy(\.properties.isAlphabetic) { word = String(token) }
      return
    }
    let name = String(token[..<colon]).lowercased()
    guard let field = SearchFields.all(listing).first(where: { $0.name == name }) else { return }
    var value = token[(colon + 1)...]
    if let first = value.first, field.marks.contains(first) {
      mark = String(first)
      value = value.dropFirst()
    }
    wanted = .value(field, String(value.filter { $0 != "\"" }))
  }

  /// What a value looks like in the place of what is replaced, in quotation marks where it needs them.
  public func text(_ value: String) -> String {
    guard case .value(let field, _) = wanted else { return value }
    return "\(field.name):\(mark)\(value.quotedForSearch)"
  }

  /// The fields, and the values of closed fields, that begin so; everything that needs no library.
  public func known(in listing: SearchListing = .generations) -> [SearchSuggestion] {
    switch wanted {
    case .nothing: []
    case .field(let beginning):
      SearchFields.all(listing).filter { $0.name.hasPrefix(beginning) }
        .map { SearchSuggestion("\($0.name):", $0.help) }
    case .value(let field, let beginning):
      (field.values + field.suggestions).filter { $0.hasPrefix(beginning.lowercased()) }
        .map { SearchSuggestion(text($0), field.help) }
    }
  }
}

/// A text that may be typed, and what it means.
public struct SearchSuggestion: Hashable, Sendable {
  /// As it is typed.
  public var text: String
  /// What it is, in a line; empty where the text says it all.
  public var help: String

  /// Creates a suggestion.
  public init(_ text: String, _ help: String = "") {
    self.text = text
    self.help = help
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
