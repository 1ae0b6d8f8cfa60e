public import TroupeModel

/// `with:luna`: who is in the cast or linked by hand.
public struct WithFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "with",
    "the character is in it; with:luna/armor in that look",
    example: "with:luna/armor"
  )

  /// The character as typed: a handle, an alias, a name or an id.
  public let character: String
  /// The name of the look; nil for any.
  public let look: String?
  /// Who that is; nil until it was looked up.
  public private(set) var id: ItemID?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    let bare = value.text.hasPrefix("@") ? String(value.text.dropFirst()) : value.text
    let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let character = parts.first, !character.isEmpty, parts.count == 1 || !parts[1].isEmpty
    else {
      throw .malformed(expected: "a character", example: "with:luna or with:luna/armor")
    }
    self.character = String(character)
    look = parts.count == 2 ? parts[1].lowercased() : nil
  }

  /// See `SearchFilter`.
  public var value: FieldValue { FieldValue(character + (look.map { "/" + $0 } ?? "")) }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    guard let id else { return false }
    return subject.generation?.members.contains {
      $0.character == id && (look == nil || $0.look == look)
    } ?? false
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    var found = self
    found.id = try facts.character(character, look: look)
    return .field(Filter(found))
  }
}
