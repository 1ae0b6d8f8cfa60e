import TroupeCatalog
public import TroupeEndpoints
public import TroupeModel

/// An endpoint as this library knows it: its profile, and what the library says in place of parts of it.
public struct EndpointSheet: Sendable {
  /// Whether a request can carry the key it needs.
  public enum KeyState: String, Sendable {
    case notNeeded = "not_needed"
    case present, missing
    /// The user has not said that the key may go to this address.
    case notApproved = "not_approved"
  }

  /// What the user calls it.
  public var name: String
  /// The description of the service.
  public var profile: EndpointProfile
  /// What the profile is found by: the library's own file of that name first, else the shipped one.
  public var profileName: String
  /// The address, or `rehearsal:` for the embedded one.
  public var baseURL: String
  /// The label of the account whose key is used.
  public var account: String
  /// The variable that holds the key; nil where none is needed.
  public var keyVariable: String?
  /// Whether a request can carry the key.
  public var keyState: KeyState
  /// How long to wait between two questions about a young job.
  public var pollInterval: Milliseconds
  /// Why it is no longer to be had, as the user or the profile says.
  public var retired: String?
  /// Why nothing is sent there for now.
  public var pauseReason: String?
  /// Whether it is used where no other is named.
  public var isDefault: Bool

  /// Whether its address is only an example (RFC 2606): the profile describes many services.
  public var isExample: Bool { Self.isExample(baseURL) }

  static func isExample(_ address: String) -> Bool {
    Origin.text(of: address).hasSuffix(".example.com")
  }

  /// Whether it is the one inside the program.
  public var isEmbedded: Bool { profile.isEmbedded && baseURL == EndpointProfile.embeddedBase }
}

extension EndpointSheet {
  /// The endpoint as JSON.
  public var json: JSON {
    [
      "name": .string(name), "profile": .string(profileName), "title": .string(profile.title),
      "base_url": .string(baseURL), "account": .string(account),
      "key_environment": .optional(keyVariable), "key": .string(keyState.rawValue),
      "poll_interval_seconds": .number(pollInterval.seconds), "default": .bool(isDefault),
      "paused": .optional(pauseReason), "retired": .optional(retired),
      "models": .array(profile.models.map { .string($0.name) }),
      "formats": .array(profile.videoFormats.map { .string($0.rawValue) }),
      "characters_from": .array(
        (profile.characterCreation?.sources ?? []).map { .string($0.rawValue) }
      ),
      "characters_by": .array(profile.characterUse.map { .string($0.rawValue) }),
      "notes": .array(profile.notes.map(JSON.string)),
    ]
  }

  /// The models with what is known of each, a line each.
  public var modelLines: [String] {
    profile.models.map { model in
      let name = model.name == VideoModel.anyName ? "any other" : model.name
      let prices = model.prices.map { price in
        let sizes = price.sizes.map(\.description).joined(separator: ", ")
        let amount = Cost(micros: price.micros, currency: price.currency, unit: "").amount
        return price.unit == .free
          ? "free"
          : "\(amount) a \(price.unit.rawValue)" + (sizes.isEmpty ? "" : " for \(sizes)")
      }
      let parts = [model.durations?.description] + prices + [model.retired.map { "retired: \($0)" }]
      let known = parts.compactMap(\.self).joined(separator: "; ")
      return known.isEmpty ? name : "\(name): \(known)"
    }
  }

  /// Of what characters are made there and how a request calls them, in words; nil where it knows none.
  public var characterWords: String? {
    guard let creation = profile.characterCreation else { return nil }
    let sources = creation.sources.map(\.words).joined(separator: ", or ")
    let seconds = creation.clip?.seconds.map { allowed in
      " (\(JSON.number(allowed.lowerBound).compact) to \(JSON.number(allowed.upperBound).compact) s)"
    }
    let uses = profile.characterUse.map { use in
      use.rawValue.split(separator: "_").joined(separator: " ")
    }
    return "made of \(sources)\(seconds ?? ""); called by \(uses.joined(separator: ", or "))"
  }
}

extension CharacterSource {
  fileprivate var words: String {
    switch self {
    case .images: "pictures"
    case .elements: "one frontal picture and some more"
    case .clipURL: "a clip by address"
    case .clipFile: "a clip as a file"
    case .fromTask: "a job that the endpoint has finished"
    }
  }
}
