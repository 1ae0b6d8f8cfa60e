import TroupeCatalog
import TroupeEndpoints
public import TroupeModel

/// Who is in a request, and the words that are sent in place of the mentions.
struct CastPlan: Sendable {
  var members: [CastMember]
  var prompt: String
  var scenes: [Scene]
  /// Characters whose name appears without `@`: pointed out, never cast by themselves.
  var remarks: [NameRemark]
  /// Those whose registration was made from an older look.
  var stale: [StaleCast]
}

/// A character whose registration at the endpoint was made before its look changed.
public struct StaleCast: Hashable, Sendable {
  /// `handle/look`, as it is registered.
  public var look: String
  /// What differs now.
  public var changes: [String]

  /// The remark for people.
  public var words: String {
    "\(look) has changed since it was registered (\(changes.joined(separator: "; "))): "
      + "'troupe sync \(look) --again' registers it anew"
  }
}

/// A name that appears in a prompt without `@`.
public struct NameRemark: Hashable, Sendable {
  /// The name as the catalog has it.
  public var name: String
  /// What to write after `@` to cast that character.
  public var handle: Handle
}

/// One character in one look, as the catalog knows it when a request is made.
private struct Candidate {
  var character: CastCharacter
  var look: Look
  var references: [Reference]
  /// The look's own registration at the endpoint, else the default look's.
  var registration: Registration?
  /// Whether the registration is the look's own.
  var isOwn: Bool
  /// What the registration's look would be registered from now.
  var basis: RegistrationBasis

  /// The remark that the registration is out of date; nil where it is not, or where there is none.
  var stale: StaleCast? {
    guard let changes = registration?.basis.changes(to: basis), !changes.isEmpty else { return nil }
    let name = isOwn ? look.name : .defaultLook
    return StaleCast(look: "\(character.handle)/\(name)", changes: changes)
  }
}

/// Resolves mentions and makes the frozen cast.
struct CastPlanner {
  let reader: CatalogReader
  let endpoint: EndpointSheet
  private let characters: [CastCharacter]
  private let mentions: MentionReader

  init(reader: CatalogReader, endpoint: EndpointSheet) throws {
    self.reader = reader
    self.endpoint = endpoint
    characters = try reader.characters()
    mentions = MentionReader(
      names: characters.flatMap { character in
        [MentionName(character.handle.description, kind: .handle, character: character.id)]
          + character.aliases.map { MentionName($0, kind: .alias, character: character.id) }
          + [MentionName(character.name, kind: .displayName, character: character.id)]
      }
    )
  }

  /// Resolves a prompt or scenes, and the characters cast without a mention.
  func plan(prompt: String, scenes: [Scene], with extra: [String]) throws -> CastPlan {
    let texts = scenes.isEmpty ? [prompt] : scenes.map(\.prompt)
    let pieces = try texts.map(read)
    var phrases = CastPhrases(use: { [endpoint] in
      endpoint.profile.castUse(
        remoteID: $0?.remoteID,
        remoteHandle: $0?.remoteHandle,
        hasReferences: $1
      )
    })
    var candidates: [CastKey: Candidate] = [:]
    var order: [CastKey] = []
    func cast(_ id: ItemID, _ look: Handle?) throws -> CastKey {
      let key = CastKey(character: id, look: look ?? .defaultLook)
      if candidates[key] == nil {
        candidates[key] = try candidate(key)
        order.append(key)
      }
      return key
    }
    var extraKeys: [CastKey] = []
    var extraLooks: [ItemID: Handle] = [:]
    for typed in extra {
      let address = try Checked.address(typed)
      let character = try reader.findCharacter(address.character)
      extraKeys.append(try cast(character.id, address.look))
      extraLooks[character.id] = address.look
    }
    var rendered: [String] = []
    for list in pieces {
      phrases.beginText()
      // A plain mention means the look that was last named in the same text, or by --with.
      var looks = extraLooks
      var text = ""
      for (index, piece) in list.enumerated() {
        switch piece {
        case .text(let words): text += words
        case .mention(let mention):
          if let look = mention.look { looks[mention.character] = look }
          let key = try cast(mention.character, looks[mention.character])
          guard let candidate = candidates[key] else { continue }
          text += phrases.phrase(for: key, candidate.facts)
          let followed: PromptPiece? = index + 1 < list.count ? list[index + 1] : nil
          if phrases.needsSpace(key), !Self.beginsWithSpace(followed) { text += " " }
        }
      }
      rendered.append(text)
    }
    let mentioned = Set(phrases.sent.keys)
    let lead = extraKeys.filter { !mentioned.contains($0) }.compactMap { key in
      candidates[key].map { phrases.lead(for: key, $0.facts) }
    }
    if !lead.isEmpty { rendered[0] = lead.joined(separator: " ") + " " + rendered[0] }
    let members = order.enumerated().compactMap { index, key in
      candidates[key].map { member(slot: index + 1, $0, text: phrases.sent[key] ?? "") }
    }
    let cast = Set(order.map(\.character))
    let remarks = texts.flatMap { mentions.unmentioned(in: $0) }.compactMap { name in
      characters.first { $0.id == name.character && !cast.contains($0.id) }
        .map { NameRemark(name: name.text, handle: $0.handle) }
    }
    let stale = order.compactMap { candidates[$0]?.stale }
    var result = CastPlan(members: members, prompt: "", scenes: scenes, remarks: [], stale: stale)
    for remark in remarks where !result.remarks.contains(remark) { result.remarks.append(remark) }
    if scenes.isEmpty {
      result.prompt = rendered[0]
    } else {
      for index in scenes.indices { result.scenes[index].prompt = rendered[index] }
    }
    return result
  }

  private func read(_ text: String) throws -> [PromptPiece] {
    do { return try mentions.read(text) } catch {
      switch error {
      case .unknown(let typed, _):
        let names = characters.flatMap { character in
          let handle = character.handle.description
          return [handle]
            + (character.aliases + [character.name]).filter { $0.lowercased() != handle }
        }
        throw TroupeError.unknownMention(
          typed: typed,
          nearest: NearestNames.to(typed, among: names)
        )
      case .ambiguous(let typed, let ids, _):
        throw TroupeError.ambiguousMention(
          typed: typed,
          handles: characters.filter { ids.contains($0.id) }.map(\.handle.description)
        )
      }
    }
  }

  private func candidate(_ key: CastKey) throws -> Candidate {
    guard let character = characters.first(where: { $0.id == key.character }) else {
      throw CatalogError.notFound(.character, typed: key.character.description, nearest: [])
    }
    let look = try reader.findLook(key.look, of: character)
    func live(_ look: Look) throws -> Registration? {
      try reader.currentRegistration(
        of: look.id,
        endpoint: endpoint.name,
        account: endpoint.account
      ).flatMap { $0.state == .live ? $0 : nil }
    }
    let own = try live(look)
    var registered = look
    if own == nil { registered = try reader.findLook(.defaultLook, of: character) }
    return Candidate(
      character: character,
      look: look,
      references: try reader.references(of: look.id),
      registration: try own ?? live(registered),
      isOwn: own != nil,
      basis: RegistrationBasis(
        of: character,
        registered,
        try reader.references(of: registered.id)
      )
    )
  }

  private func member(slot: Int, _ candidate: Candidate, text: String) -> CastMember {
    CastMember(
      slot: slot,
      characterID: candidate.character.id,
      handle: candidate.character.handle,
      name: candidate.character.name,
      look: candidate.look.name,
      description: candidate.character.description,
      lookPrompt: candidate.look.prompt,
      references: candidate.references.map {
        FrozenReference(role: $0.role, content: $0.content, url: $0.url)
      },
      remoteID: candidate.registration?.remoteID,
      remoteHandle: candidate.registration?.remoteHandle,
      use: endpoint.profile.castUse(
        remoteID: candidate.registration?.remoteID,
        remoteHandle: candidate.registration?.remoteHandle,
        hasReferences: !candidate.references.isEmpty
      ),
      textSent: text
    )
  }

  private static func beginsWithSpace(_ piece: PromptPiece?) -> Bool {
    guard case .text(let text) = piece else { return false }
    return text.first?.isWhitespace == true
  }
}

extension Candidate {
  var facts: CastFacts {
    CastFacts(
      name: character.name,
      description: character.description,
      lookPrompt: look.prompt,
      registration: registration,
      isOwn: isOwn,
      hasReferences: !references.isEmpty
    )
  }
}
