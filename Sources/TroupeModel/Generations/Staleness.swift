extension CastMember {
  /// Whether the character would be cast otherwise now: its words or its pictures have changed since, or its look is
  /// gone.
  ///
  /// Clips do not count: they are made of the pictures or show the same.
  ///
  /// - Parameters:
  ///   - character: who it is now; nil where it is gone for good, which nothing can be compared with.
  ///   - look: the look of that name that is in use now; nil where there is none.
  ///   - references: those of that look that are in use, in order.
  /// - Returns: whether anything that the cast froze is otherwise now.
  public func isStale(
    _ character: CastCharacter?,
    _ look: Look?,
    _ references: [Reference]
  ) -> Bool {
    guard let character else { return false }
    guard let look else { return true }
    return description != character.description || lookPrompt != look.prompt
      || self.references.filter { $0.role != .clip }.map { Picture($0.role, $0.content, $0.url) }
        != references.filter { $0.role != .clip }.map { Picture($0.role, $0.content, $0.url) }
  }
}

/// What a picture of a look is, whatever its row.
private struct Picture: Equatable {
  var role: ReferenceRole
  /// The digest, or the address of what has none.
  var source: String

  init(_ role: ReferenceRole, _ content: ContentID?, _ url: String?) {
    self.role = role
    source = content?.description ?? url ?? ""
  }
}
