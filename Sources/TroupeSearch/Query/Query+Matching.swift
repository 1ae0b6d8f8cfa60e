/// What a search sees of a generation.
public struct SearchDocument: Sendable {
  /// The folded words each between spaces, as `FoldedText.line` makes them.
  public var line: String
  /// The characters in it, by every name that they have, folded to lower case, with the looks.
  public var cast: [(names: Set<String>, look: String?)]

  /// Creates a document.
  public init(line: String, cast: [(names: Set<String>, look: String?)]) {
    self.line = line
    self.cast = cast
  }
}

extension Query {
  /// Whether a document is among what is looked for: the meaning that the catalog's SQL must agree with.
  public func matches(_ document: SearchDocument) -> Bool {
    switch self {
    case .everything: true
    case .all(let parts): parts.allSatisfy { $0.matches(document) }
    case .any(let parts): parts.contains { $0.matches(document) }
    case .not(let part): !part.matches(document)
    case .words(let words):
      // Byte for byte, as SQLite compares.
      document.line.utf8.contains((" " + words.joined(separator: " ") + " ").utf8)
    case .with(let character, let look):
      document.cast.contains { member in
        member.names.contains(character.lowercased())
          && (look == nil || member.look == look?.lowercased())
      }
    }
  }
}
