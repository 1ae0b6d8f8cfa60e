extension Query {
  /// Whether a thing is among what is looked for: the meaning that the catalog's SQL must agree with.
  ///
  /// Names, files and times must have been looked up before with `resolved`.
  public func matches(_ subject: SearchSubject) -> Bool {
    switch self {
    case .everything: true
    case .all(let parts): parts.allSatisfy { $0.matches(subject) }
    case .any(let parts): parts.contains { $0.matches(subject) }
    case .not(let part): !part.matches(subject)
    case .words(let phrase):
      { tokens in subject.texts.contains { phrase.matches($0, tokens) } }(phrase.tokens)
    case .field(let filter): filter.filter.matches(subject)
    }
  }
}
