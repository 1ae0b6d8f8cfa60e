import TroupeEndpoints
import TroupeModel

/// One character in one look, as the catalog knows it when a request is made.
struct CastCandidate: Sendable {
  var character: CastCharacter
  var look: Look
  var references: [Reference]
  /// The look's own live registration at the endpoint, else the default look's.
  var registration: Registration?
  /// Whether the registration is the look's own.
  var isOwn: Bool
  /// What has changed since that registration was made.
  var changes: [String]
  /// Where the last registration stands, where there is no live one.
  var lastState: Registration.State?
  /// How the request stands for it; decided when it joins the company.
  var use = CastUse.description

  var address: String { "\(character.handle)/\(look.name)" }

  var pictures: [Reference] { references.filter { $0.role != .clip } }
  var clip: Reference? { references.first { $0.role == .clip } }

  var facts: CastFacts {
    CastFacts(
      name: character.name,
      description: character.description,
      lookPrompt: look.prompt,
      registration: registration,
      isOwn: isOwn,
      use: use
    )
  }
}

/// All who are in one request, in the order in which they came in.
struct CastCompany: Sendable {
  private let endpoint: EndpointSheet
  private let format: VideoFormat
  private var order: [CastKey] = []
  private var candidates: [CastKey: CastCandidate] = [:]

  init(endpoint: EndpointSheet, format: VideoFormat) {
    self.endpoint = endpoint
    self.format = format
  }

  subscript(key: CastKey) -> CastCandidate? { candidates[key] }

  func contains(_ character: ItemID) -> Bool { order.contains { $0.character == character } }

  /// Takes somebody in, and decides by the profile how the request stands for them.
  mutating func add(_ candidate: CastCandidate, for key: CastKey) {
    var candidate = candidate
    // A request has one place for a clip.
    let clipIsTaken = candidates.values.contains { $0.use == .clip }
    candidate.use = endpoint.profile.castUse(
      for: CastAbilities(
        remoteID: candidate.registration?.remoteID,
        remoteHandle: candidate.registration?.remoteHandle,
        hasReferences: !candidate.pictures.isEmpty,
        hasClip: candidate.clip != nil && !clipIsTaken
      ),
      format: format
    )
    candidates[key] = candidate
    order.append(key)
  }

  /// The cast with what goes along of it; the texts are still to come.
  func plan(sent: [CastKey: String]) -> CastPlan {
    let company = order.compactMap { candidates[$0] }
    let choices = ReferenceChoice.shared(
      company.map { $0.use == .references ? $0.pictures : [] },
      limit: endpoint.profile.limits.referencesPerVideo
    )
    let clip = company.first { $0.use == .clip }?.clip
    let carried = Set(choices.flatMap(\.kept).map(\.id) + [clip?.id].compactMap(\.self))
    var remarks = CastRemarks()
    for (candidate, choice) in zip(company, choices) {
      remarks.add(candidate, choice, at: endpoint)
    }
    return CastPlan(
      members: zip(order, company).enumerated().map { index, pair in
        member(slot: index + 1, pair.1, text: sent[pair.0] ?? "", carried: carried)
      },
      prompt: "",
      scenes: [],
      characterIDs: company.filter { $0.use == .remoteID }.compactMap(\.registration?.remoteID),
      references: choices.flatMap(\.kept),
      clip: clip,
      remarks: remarks
    )
  }

  private func member(
    slot: Int,
    _ candidate: CastCandidate,
    text: String,
    carried: Set<ItemID>
  ) -> CastMember {
    CastMember(
      slot: slot,
      characterID: candidate.character.id,
      handle: candidate.character.handle,
      name: candidate.character.name,
      look: candidate.look.name,
      description: candidate.character.description,
      lookPrompt: candidate.look.prompt,
      references: candidate.references.map {
        FrozenReference(
          role: $0.role,
          content: $0.content,
          url: $0.url,
          isSent: carried.contains($0.id)
        )
      },
      remoteID: candidate.registration?.remoteID,
      remoteHandle: candidate.registration?.remoteHandle,
      use: candidate.use,
      textSent: text
    )
  }
}

extension CastRemarks {
  fileprivate mutating func add(
    _ candidate: CastCandidate,
    _ choice: ReferenceChoice,
    at endpoint: EndpointSheet
  ) {
    if !candidate.changes.isEmpty {
      let name = candidate.isOwn ? candidate.look.name : .defaultLook
      stale.append(
        StaleCast(look: "\(candidate.character.handle)/\(name)", changes: candidate.changes)
      )
    }
    if !choice.dropped.isEmpty {
      dropped.append(
        DroppedReferences(
          look: candidate.address,
          roles: choice.dropped.map(\.role),
          kept: choice.kept.count
        )
      )
    }
    if candidate.registration == nil, endpoint.profile.characterCreation != nil {
      unregistered.append(
        UnregisteredCast(
          look: candidate.address,
          endpoint: endpoint.name,
          state: candidate.lastState,
          use: candidate.use
        )
      )
    }
  }
}
