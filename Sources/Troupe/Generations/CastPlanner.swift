import TroupeCatalog
import TroupeEndpoints
import TroupeModel

/// Resolves mentions and makes the frozen cast.
struct CastPlanner {
  let reader: CatalogReader
  let endpoint: EndpointSheet
  let format: VideoFormat
  let now: Milliseconds
  private let characters: [CastCharacter]
  private let mentions: MentionReader

  init(
    reader: CatalogReader,
    endpoint: EndpointSheet,
    format: VideoFormat,
    now: Milliseconds
  ) throws {
    self.reader = reader
    self.endpoint = endpoint
    self.format = format
    self.now = now
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
    var company = CastCompany(endpoint: endpoint, format: format)
    func cast(_ id: ItemID, _ look: Handle?) throws -> CastKey {
      let key = CastKey(character: id, look: look ?? .defaultLook)
      if company[key] == nil { company.add(try candidate(key), for: key) }
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
    var phrases = CastPhrases()
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
          guard let facts = company[key]?.facts else { continue }
          text += phrases.phrase(for: key, facts)
          let followed: PromptPiece? = index + 1 < list.count ? list[index + 1] : nil
          if phrases.needsSpace(facts), !Self.beginsWithSpace(followed) { text += " " }
        }
      }
      rendered.append(text)
    }
    let mentioned = Set(phrases.sent.keys)
    let lead = extraKeys.filter { !mentioned.contains($0) }.compactMap { key in
      company[key].map { phrases.lead(for: key, $0.facts) }
    }
    if !lead.isEmpty { rendered[0] = lead.joined(separator: " ") + " " + rendered[0] }
    var result = company.plan(sent: phrases.sent)
    result.remarks.names = unmentioned(in: texts, cast: company)
    if scenes.isEmpty {
      result.prompt = rendered[0]
    } else {
      result.scenes = scenes
      for index in scenes.indices { result.scenes[index].prompt = rendered[index] }
    }
    return result
  }

  private func unmentioned(in texts: [String], cast company: CastCompany) -> [NameRemark] {
    var remarks: [NameRemark] = []
    for name in texts.flatMap({ mentions.unmentioned(in: $0) }) {
      let character = characters.first { $0.id == name.character && !company.contains($0.id) }
      guard let character else { continue }
      let remark = NameRemark(name: name.text, handle: character.handle)
      if !remarks.contains(remark) { remarks.append(remark) }
    }
    return remarks
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

  private func candidate(_ key: CastKey) throws -> CastCandidate {
    guard let character = characters.first(where: { $0.id == key.character }) else {
      throw CatalogError.notFound(.character, typed: key.character.description, nearest: [])
    }
    let look = try reader.findLook(key.look, of: character)
    func live(_ look: Look) throws -> Registration? {
      try reader.currentRegistration(
        of: look.id,
        endpoint: endpoint.name,
        account: endpoint.account
      ).flatMap { $0.state(at: now) == .live ? $0 : nil }
    }
    let own = try live(look)
    var registered = look
    if own == nil { registered = try reader.findLook(.defaultLook, of: character) }
    let registration = try own ?? live(registered)
    let references = try reader.references(of: look.id)
    let all = try reader.references(of: registered.id)
    let basis = RegistrationBases(
      of: character,
      registered,
      all,
      at: endpoint.profile,
      tasks: try reader.tasks(of: all, endpoint: endpoint.name, account: endpoint.account)
    )
    let last = try registration == nil ? lastState(of: look) : nil
    return CastCandidate(
      character: character,
      look: look,
      references: references,
      registration: registration,
      isOwn: own != nil,
      changes: registration.map { basis.changes(since: $0.basis) } ?? [],
      lastState: last
    )
  }

  /// Where the newest registration of a look at this endpoint stands.
  private func lastState(of look: Look) throws -> Registration.State? {
    try reader.registrations(of: look.id)
      .filter { $0.endpoint == endpoint.name && $0.account == endpoint.account }
      .max { $0.createdAt < $1.createdAt }?.state(at: now)
  }

  private static func beginsWithSpace(_ piece: PromptPiece?) -> Bool {
    guard case .text(let text) = piece else { return false }
    return text.first?.isWhitespace == true
  }
}
