import TroupeModel

/// Something in a profile that was probably meant as a placeholder and is none.
struct MistakenPlaceholder: Hashable {
  /// What is wrong with it.
  enum Flaw: Hashable {
    /// No placeholder is called so.
    case unknown
    case doubleBraces, unclosed, unopened
    /// A `$` stands before it, as in a shell.
    case dollar
  }

  /// What stands in the profile, with its braces.
  var written: String
  /// What stands between the braces.
  var content: String
  var flaw: Flaw
}

/// Takes a text apart at its braces.
///
/// A brace stays literal only where it cannot be meant as a placeholder: `{}`, `{1,3}`, a brace alone, and the braces of
/// JSON in the text.
enum BracedText {
  enum Part: Hashable {
    case literal(String)
    case value(Placeholder)
    case mistake(MistakenPlaceholder)
  }

  /// The parts in order.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let before = rest[..<brace]
      let (part, end) =
        rest[brace] == "{" ? opened(rest[brace...]) : closed(rest[brace...], after: before)
      switch (part, before.last) {
      case (.value(let placeholder), "$"):
        let word = placeholder.rawValue
        parts += [
          .literal(String(before.dropLast())),
          .mistake(MistakenPlaceholder(written: "${\(word)}", content: word, flaw: .dollar)),
        ]
      default: parts += [.literal(String(before)), part]
      }
      rest = rest[end...]
    }
    return parts + [.literal(String(rest))]
  }

  /// What an opening brace begins, and where that ends.
  private static func opened(_ text: Substring) -> (Part, Substring.Index) {
    let opening = text.prefix { $0 == "{" }
    let content = text[opening.endIndex...].prefix { $0 != "{" && $0 != "}" }
    let closing = text[content.endIndex...].prefix { $0 == "}" }.prefix(opening.count)
    guard !closing.isEmpty else {
      let word = word(atStartOf: content)
      guard let word else { return (.literal(String(opening)), opening.endIndex) }
      let written = opening + word
      return (mistake(String(written), word, .unclosed), content.endIndex)
    }
    let whole = text[..<closing.endIndex]
    if opening.count == 1, let placeholder = Placeholder(rawValue: String(content)) {
      return (.value(placeholder), closing.endIndex)
    }
    guard isMeant(content) else { return (.literal(String(whole)), closing.endIndex) }
    let flaw: MistakenPlaceholder.Flaw = opening.count == 1 ? .unknown : .doubleBraces
    return (mistake(String(whole), String(content), flaw), closing.endIndex)
  }

  /// What a closing brace is that nothing has opened.
  private static func closed(
    _ text: Substring,
    after before: Substring
  ) -> (Part, Substring.Index) {
    let end = text.index(after: text.startIndex)
    let word = String(before.reversed().prefix(while: isWordCharacter).reversed())
    guard Placeholder(rawValue: word) != nil else { return (.literal("}"), end) }
    return (mistake(word + "}", word, .unopened), end)
  }

  private static func mistake(
    _ written: String,
    _ content: String,
    _ flaw: MistakenPlaceholder.Flaw
  ) -> Part {
    .mistake(MistakenPlaceholder(written: written, content: content, flaw: flaw))
  }

  /// The placeholder's name that the text begins with; nil where it begins with anything else.
  private static func word(atStartOf text: Substring) -> String? {
    let word = text.drop(while: \.isWhitespace).prefix(while: isWordCharacter)
    return Placeholder(rawValue: String(word))?.rawValue
  }

  /// Whether what stands in braces can be meant as a placeholder: it is a word or a few, or one of them is a
  /// placeholder's name and it is no JSON.
  private static func isMeant(_ content: Substring) -> Bool {
    guard content.contains(where: \.isLetter) else { return false }
    if content.allSatisfy({ isWordCharacter($0) || $0.isWhitespace || "-.$%".contains($0) }) {
      return true
    }
    let start = content.drop(while: \.isWhitespace)
    if start.first == "\"", content.contains(":") { return false }
    return content.split { !isWordCharacter($0) }.contains {
      Placeholder(rawValue: $0.lowercased()) != nil
    }
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

extension MistakenPlaceholder {
  /// The names that were probably meant among those that may stand here, the nearest first.
  func nearest(among known: [String]) -> [String] {
    let spellings = [Self.joined(content), Self.joined(Self.parted(content))]
    if let exact = spellings.first(where: known.contains) { return [exact] }
    let words = content.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return spellings.flatMap { NearestNames.to($0, among: known) }
      + words.map(String.init).filter(known.contains)
  }

  /// Words in lower case joined by underscores, as placeholders are written.
  private static func joined(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }

  /// `aspectRatio` and `imageURL` as words apart.
  private static func parted(_ text: String) -> String {
    var result = ""
    var wasSmall = false
    for character in text {
      if character.isUppercase, wasSmall { result.append("_") }
      wasSmall = character.isLowercase
      result.append(character)
    }
    return result
  }
}
