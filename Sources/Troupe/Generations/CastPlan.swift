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
    let namedLooks = looksByCharacter(in: pieces)
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
      let named = namedLooks[id] ?? []
      let chosen = look ?? (named.count == 1 ? named.first : nil) ?? .defaultLook
      let key = CastKey(character: id, look: chosen)
      if candidates[key] == nil {
        candidates[key] = try candidate(key)
        order.append(key)
      }
      return key
    }
    var extraKeys: [CastKey] = []
    for typed in extra {
      let address = try Checked.address(typed)
      let character = try reader.findCharacter(address.character)
      extraKeys.append(try cast(character.id, address.look))
    }
    var rendered: [String] = []
    for list in pieces {
      phrases.beginText()
      var text = ""
      for (index, piece) in list.enumerated() {
        switch piece {
        case .text(let words): text += words
        case .mention(let mention):
          let key = try cast(mention.character, mention.look)
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
    var result = CastPlan(members: members, prompt: "", scenes: scenes, remarks: [])
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

  private func looksByCharacter(in texts: [[PromptPiece]]) -> [ItemID: Set<Handle>] {
    var result: [ItemID: Set<Handle>] = [:]
    for case .mention(let mention) in texts.joined() {
      if let look = mention.look { result[mention.character, default: []].insert(look) }
    }
    return result
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
    var fallback: Registration?
    if own == nil, look.name != .defaultLook {
      fallback = try live(try reader.findLook(.defaultLook, of: character))
    }
    return Candidate(
      character: character,
      look: look,
      references: try reader.references(of: look.id),
      registration: own ?? fallback,
      isOwn: own != nil
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
