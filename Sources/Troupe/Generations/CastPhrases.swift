import TroupeModel

/// One character in one look.
struct CastKey: Hashable, Sendable {
  var character: ItemID
  var look: Handle
}

/// What the words for a character are made of.
struct CastFacts: Sendable {
  var name: String
  var description: String
  var lookPrompt: String
  var registration: Registration?
  /// Whether the registration is the look's own, so that the look's prompt need not be said.
  var isOwn: Bool
  /// How the request stands for the character.
  var use: CastUse
}

extension CastFacts {
  /// What stands for the character in a text, without its description.
  fileprivate var term: String {
    switch use {
    case .remoteHandle: "@\(registration?.remoteHandle ?? name)"
    case .mentionID: "@\(registration?.remoteID?.description ?? name)"
    // The endpoint finds it by the name that it was given there.
    case .remoteID: registration?.displayName ?? registration?.basis.name ?? name
    case .description, .references, .clip: name
    }
  }

  /// Whether the term ends at a space for the endpoint.
  fileprivate var endsAtSpace: Bool { use == .remoteHandle || use == .mentionID }

  /// What must be said in words: everything of a character that the endpoint does not know, the look's own words of one
  /// that it knows in another look.
  fileprivate var details: String {
    let isKnown = endsAtSpace || use == .remoteID
    var parts: [String] = []
    if !isKnown, !description.isEmpty { parts.append(description) }
    if !(isKnown && isOwn), !lookPrompt.isEmpty { parts.append(lookPrompt) }
    return parts.map(\.singleLine).joined(separator: "; ")
  }
}

/// Makes the words that stand for characters in the texts of one request, and keeps what was sent for each.
///
/// A remote handle is followed by a space. Words are the name with its description in parentheses at the first mention
/// in each text, the name alone after that.
struct CastPhrases {
  /// The first phrase for each character.
  private(set) var sent: [CastKey: String] = [:]
  private var saidInThisText: Set<CastKey> = []

  /// Begins another prompt or scene, where a description must be said again.
  mutating func beginText() { saidInThisText = [] }

  /// The words for a mention.
  mutating func phrase(for key: CastKey, _ facts: CastFacts) -> String {
    let isFirst = saidInThisText.insert(key).inserted
    let details = facts.details
    let phrase = facts.term + (isFirst && !details.isEmpty ? " (\(details))" : "")
    if sent[key] == nil { sent[key] = phrase }
    return phrase
  }

  /// The words for a character that is cast without being mentioned, to stand before the text.
  mutating func lead(for key: CastKey, _ facts: CastFacts) -> String {
    let phrase = phrase(for: key, facts)
    return facts.endsAtSpace ? phrase : phrase + "."
  }

  /// Whether a space must follow the phrase.
  func needsSpace(_ facts: CastFacts) -> Bool { facts.endsAtSpace }
}
