extension Search: CustomStringConvertible {
  /// The search as it is typed, in one way for each tree; reading it gives the same search.
  public var description: String {
    guard let sort else { return query.description }
    let text = query.description
    let order = "\(SearchSort.field.name):\(sort.text)"
    if text.isEmpty { return order }
    if case .any = query { return "(\(text)) \(order)" }
    return "\(text) \(order)"
  }
}

extension Query: CustomStringConvertible {
  /// The query as it is typed; reading it gives the same tree.
  public var description: String {
    switch self {
    case .everything: ""
    case .all(let parts): parts.map(\.inner).joined(separator: " ")
    case .any(let parts):
      parts.map { part in
        if case .any = part { part.inner } else { part.description }
      }.joined(separator: ", ")
    case .not(let part): "-" + part.inner
    case .words(let phrase): phrase.description
    case .field(let filter): filter.description
    }
  }

  /// The query as a part of another.
  private var inner: String {
    switch self {
    case .all, .any: "(\(description))"
    default: description
    }
  }
}

extension Phrase: CustomStringConvertible {
  /// The phrase as it is typed: a word bare, more in quotation marks.
  public var description: String {
    let text = runs.joined(separator: " ")
    return (runs.count == 1 ? text : "\"\(text)\"") + (isPrefix ? "*" : "")
  }
}

extension Filter: CustomStringConvertible {
  /// The field as it is typed, in quotation marks only where it needs them.
  public var description: String {
    let value = filter.value
    let mark = value.mark.map(String.init) ?? ""
    return type(of: filter).field.name + ":" + mark + value.text.quotedForSearch
  }
}

extension String {
  /// The text as a value in a search: in quotation marks only where it needs them.
  package var quotedForSearch: String {
    let text = self
    let needsMarks = text.unicodeScalars.contains {
      $0.properties.isWhitespace || "\",()".unicodeScalars.contains($0)
    }
    guard needsMarks || text.isEmpty else { return text }
    // Scalars: a mark and what follows it may be one character.
    var inside = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { inside.append(scalar) }
      inside.append(scalar)
    }
    return "\"" + String(inside) + "\""
  }
}
