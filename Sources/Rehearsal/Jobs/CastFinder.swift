/// Finds the registered characters in the prompts of a request.
enum CastFinder {
  /// The characters in the order of first mention: those listed by id, those called by `@username`, then those
  /// whose display names stand there.
  ///
  /// Of several characters with one display name the newest is meant, unless one is called otherwise.
  static func cast(
    in prompts: [String],
    listed: [String] = [],
    among characters: [RehearsalCharacter]
  ) -> [RehearsalCharacter] {
    let text = Array(prompts.joined(separator: "\n").unicodeScalars)
    let newestFirst = characters.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    var found: [(character: RehearsalCharacter, at: Int)] = []
    for (index, id) in listed.enumerated() {
      guard let character = characters.first(where: { $0.id == id }) else { continue }
      found.append((character, index - listed.count))
    }
    for character in newestFirst where !found.contains(where: { $0.character.id == character.id }) {
      if let at = position(of: "@" + character.username, in: text) { found.append((character, at)) }
    }
    for character in newestFirst
    where !found.contains(where: { $0.character.name == character.name }) {
      if let at = position(of: character.name, in: text) { found.append((character, at)) }
    }
    return found.sorted { $0.at < $1.at }.map(\.character)
  }

  /// Where a name first stands by itself; an ASCII name must not go on into ASCII letters or digits.
  private static func position(of name: String, in text: [Unicode.Scalar]) -> Int? {
    let wanted = Array(name.unicodeScalars)
    guard let first = wanted.first, let last = wanted.last, text.count >= wanted.count else {
      return nil
    }
    for start in 0...(text.count - wanted.count) where text[start] == first {
      let end = start + wanted.count
      guard text[start..<end].elementsEqual(wanted) else { continue }
      let runsOnBefore = start > 0 && isWord(first) && isWord(text[start - 1])
      let runsOnAfter = end < text.count && isWord(last) && isWord(text[end])
      if !runsOnBefore, !runsOnAfter { return start }
    }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
