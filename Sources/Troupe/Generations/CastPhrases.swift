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
  var hasReferences: Bool
}

/// Makes the words that stand for characters in the texts of one request, and keeps what was sent for each.
///
/// A remote handle is followed by a space. Words are the name with its description in parentheses at the first mention
/// in each text, the name alone after that.
struct CastPhrases {
  /// How a character is used, by its registration and whether it has references.
  let use: (Registration?, Bool) -> CastUse
  /// The first phrase for each character.
  private(set) var sent: [CastKey: String] = [:]
  private var saidInThisText: Set<CastKey> = []
  private var usesHandle: Set<CastKey> = []

  init(use: @escaping (Registration?, Bool) -> CastUse) { self.use = use }

  /// Begins another prompt or scene, where a description must be said again.
  mutating func beginText() { saidInThisText = [] }

  /// The words for a mention.
  mutating func phrase(for key: CastKey, _ facts: CastFacts) -> String {
    let isFirst = saidInThisText.insert(key).inserted
    let details = self.details(facts)
    let phrase: String
    if use(facts.registration, facts.hasReferences) == .remoteHandle,
      let handle = facts.registration?.remoteHandle
    {
      usesHandle.insert(key)
      phrase = "@\(handle)" + (isFirst && !details.isEmpty ? " (\(details))" : "")
    } else {
      phrase = facts.name + (isFirst && !details.isEmpty ? " (\(details))" : "")
    }
    if sent[key] == nil { sent[key] = phrase }
    return phrase
  }

  /// The words for a character that is cast without being mentioned, to stand before the text.
  mutating func lead(for key: CastKey, _ facts: CastFacts) -> String {
    let phrase = phrase(for: key, facts)
    return usesHandle.contains(key) ? phrase : phrase + "."
  }

  /// Whether a space must follow the phrase: a remote handle ends at one.
  func needsSpace(_ key: CastKey) -> Bool { usesHandle.contains(key) }

  private func details(_ facts: CastFacts) -> String {
    let isHandle = use(facts.registration, facts.hasReferences) == .remoteHandle
    var parts: [String] = []
    if !isHandle, !facts.description.isEmpty { parts.append(facts.description) }
    if !(isHandle && facts.isOwn), !facts.lookPrompt.isEmpty { parts.append(facts.lookPrompt) }
    return parts.map(\.singleLine).joined(separator: "; ")
  }
}
