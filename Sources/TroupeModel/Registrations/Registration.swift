/// One look's existence at one endpoint and account.
public struct Registration: Hashable, Sendable {
  /// Where a registration stands.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case pending, live
    case needsDecision = "needs_decision"
    case failed, expired, retired, superseded, forgotten
  }

  /// What the user addresses it by.
  public var id: ItemID
  /// The look that exists there.
  public var lookID: ItemID
  /// The endpoint's name in this library.
  public var endpoint: String
  /// The label of the account at the endpoint that owns it.
  public var account: String
  /// Where it stands; only a live one is used in requests.
  public var state: State
  /// The character's id there; nil until the endpoint has accepted it.
  public var remoteID: RemoteID?
  /// The name by which prompts call it there, without `@`.
  public var remoteHandle: String?
  /// The name for people there, as the endpoint gave it.
  public var displayName: String?
  /// The picture that the endpoint made of it, fetched when it was told of.
  public var avatar: ContentID?
  /// When it ends by itself, as the endpoint or its profile says; nil where nobody says.
  public var expiresAt: Milliseconds?
  /// What it was created from.
  public var basis: RegistrationBasis
  /// The reply that created it, as it came.
  public var rawReply: String?
  /// What went wrong, in a sentence; nil where nothing did.
  public var failure: String?
  /// When it was asked for.
  public var createdAt: Milliseconds

  /// Creates a registration.
  public init(
    id: ItemID,
    lookID: ItemID,
    endpoint: String,
    account: String,
    state: State,
    remoteID: RemoteID? = nil,
    remoteHandle: String? = nil,
    displayName: String? = nil,
    avatar: ContentID? = nil,
    expiresAt: Milliseconds? = nil,
    basis: RegistrationBasis,
    rawReply: String? = nil,
    failure: String? = nil,
    createdAt: Milliseconds
  ) {
    self.id = id
    self.lookID = lookID
    self.endpoint = endpoint
    self.account = account
    self.state = state
    self.remoteID = remoteID
    self.remoteHandle = remoteHandle
    self.displayName = displayName
    self.avatar = avatar
    self.expiresAt = expiresAt
    self.basis = basis
    self.rawReply = rawReply
    self.failure = failure
    self.createdAt = createdAt
  }
}

extension Registration {
  /// Where it stands at a point in time: one that has ended by itself is expired, whatever is on record.
  public func state(at now: Milliseconds) -> State {
    guard state == .live, let expiresAt, expiresAt <= now else { return state }
    return .expired
  }
}

/// What a registration was created from; differing now means that the look has changed since.
public struct RegistrationBasis: Hashable, Sendable {
  /// The character's display name.
  public var name: String
  /// The character's description.
  public var description: String
  /// What the look adds to the description.
  public var lookPrompt: String
  /// The digest of each reference in order, or its address where the library has no bytes of it.
  public var references: [String]

  /// Creates a basis.
  public init(name: String, description: String, lookPrompt: String, references: [String]) {
    self.name = name
    self.description = description
    self.lookPrompt = lookPrompt
    self.references = references
  }

  /// The basis as JSON, whose SHA-256 is the fingerprint of the registration.
  public var json: JSON {
    [
      "name": .string(name), "description": .string(description),
      "look_prompt": .string(lookPrompt), "references": .array(references.map(JSON.string)),
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  public init?(json: JSON) {
    guard let name = json["name"]?.text, let description = json["description"]?.text,
      let lookPrompt = json["look_prompt"]?.text, let references = json["references"]?.elements
    else { return nil }
    let texts = references.compactMap(\.text)
    guard texts.count == references.count else { return nil }
    self.init(name: name, description: description, lookPrompt: lookPrompt, references: texts)
  }

  /// What differs now, as words for people; empty where nothing does.
  ///
  /// Texts that are canonically equivalent in Unicode are equal.
  public func changes(to now: RegistrationBasis) -> [String] {
    var changes: [String] = []
    if name != now.name { changes.append("name: '\(name)' → '\(now.name)'") }
    if description != now.description {
      changes.append("description: '\(description)' → '\(now.description)'")
    }
    if lookPrompt != now.lookPrompt {
      changes.append("look prompt: '\(lookPrompt)' → '\(now.lookPrompt)'")
    }
    if references != now.references {
      let added = Self.surplus(of: now.references, over: references)
      let removed = Self.surplus(of: references, over: now.references)
      switch (added, removed) {
      case (0, 0): changes.append("references: another order")
      default: changes.append("references: \(added) added, \(removed) removed")
      }
    }
    return changes
  }

  /// How many of these are not among those, each of those standing for one.
  private static func surplus(of these: [String], over those: [String]) -> Int {
    var rest = those
    return these.count { item in
      guard let index = rest.firstIndex(of: item) else { return true }
      rest.remove(at: index)
      return false
    }
  }
}
