/// What somebody should know of a search that can be read, and finds something else than it would in another language.
///
/// The same text in quotation marks is a text, and nothing is said of it.
public enum QueryNote: Hashable, Sendable {
  /// A word that means "or", "and" or "not" elsewhere.
  case word(String, QuerySign)
  /// A sign in or before a word that means nothing here.
  case sign(String, QuerySign)
}

/// A sign of the language.
public enum QuerySign: Hashable, Sendable {
  case or, and, not, group

  /// How it is written, as a part of a sentence.
  var advice: String {
    switch self {
    case .or: "for either write a comma, as in rain, snow"
    case .and: "words side by side are both looked for, as in rain snow"
    case .not: "for not write - right before it, as in rain -snow"
    case .group: "to group write ( and )"
    }
  }

  /// The sign that is meant by one of another language, or by a wide one.
  init?(_ text: String) {
    switch text {
    case "|", "||", "OR", "，": self = .or
    case "&", "&&", "AND": self = .and
    case "!", "NOT", "－", "！": self = .not
    case "（", "）": self = .group
    default: return nil
    }
  }
}

extension QueryNote {
  /// The note as a sentence.
  public var sentence: String {
    switch self {
    case .word(let word, let sign):
      "'\(word)' is looked for as a word: \(sign.advice). The word itself is \"\(word)\" in quotation marks."
    case .sign(let text, let sign): "'\(text)' means nothing in a search: \(sign.advice)."
    }
  }

  /// The notes on a bare word as it was typed.
  static func all(of text: String) -> [QueryNote] {
    if let sign = QuerySign(text) {
      return text.allSatisfy(\.isLetter) ? [.word(text, sign)] : []
    }
    var notes: [QueryNote] = []
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let typed = String(scalar)
      guard let sign = QuerySign(typed), scalar != "&", sign != .not || index == 0 else { continue }
      let note = QueryNote.sign(typed, sign)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}

extension Search {
  /// What is to be known of a search as it was typed; nothing of one that cannot be read.
  public static func notes(
    on text: String,
    in listing: SearchListing = .generations
  ) -> [QueryNote] {
    (try? QueryParser.parse(text, listing))?.notes ?? []
  }
}
