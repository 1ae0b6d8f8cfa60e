import TroupeEndpoints
public import TroupeModel

/// Who is in a request, and what is sent in place of the mentions.
struct CastPlan: Sendable {
  var members: [CastMember]
  var prompt: String
  var scenes: [Scene]
  /// The ids by which the endpoint knows them, where the request lists ids.
  var characterIDs: [RemoteID]
  /// The pictures that go along, in the order of the cast.
  var references: [Reference]
  /// The clip that goes along.
  var clip: Reference?
  var remarks: CastRemarks
}

/// What the user should know of a cast before anything is sent.
public struct CastRemarks: Hashable, Sendable {
  /// Characters whose name appears without `@`: pointed out, never cast by themselves.
  public var names: [NameRemark] = []
  /// Those whose registration was made from an older look.
  public var stale: [StaleCast] = []
  /// Those whose pictures did not all fit.
  public var dropped: [DroppedReferences] = []
  /// Those that the endpoint could know and does not, as `handle/look`.
  public var unregistered: [UnregisteredCast] = []

  /// One sentence each.
  public var sentences: [String] {
    names.map(\.words) + stale.map(\.words) + dropped.map(\.words) + unregistered.map(\.words)
  }
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

  /// The remark for people.
  public var words: String { "'\(name)' is not cast: write @\(handle) to cast it" }
}

/// Pictures of a look that did not fit into a request.
public struct DroppedReferences: Hashable, Sendable {
  /// `handle/look`.
  public var look: String
  /// The roles of those that stay behind, in the order of the look.
  public var roles: [ReferenceRole]
  /// How many go along.
  public var kept: Int

  /// The remark for people.
  public var words: String {
    let names = roles.map(\.rawValue).joined(separator: ", ")
    return "of the pictures of \(look) the best \(kept) go along; left out: \(names)"
  }
}

/// A character that an endpoint could know and does not.
public struct UnregisteredCast: Hashable, Sendable {
  /// `handle/look`.
  public var look: String
  /// The endpoint's name in this library.
  public var endpoint: String
  /// Why there is no live registration, where there was one.
  public var state: Registration.State?
  /// How the request stands for it instead.
  public var use: CastUse

  /// The remark for people.
  public var words: String {
    let why = state.map { "its registration is \($0.rawValue)" } ?? "it is not registered there"
    let how =
      switch use {
      case .references: "its pictures go along"
      case .clip: "its clip goes along"
      default: "it is described in words"
      }
    let next =
      switch state {
      case .needsDecision: "'troupe resolve' settles it"
      case .pending: "'troupe sync \(look) --endpoint \(endpoint)' waits for it"
      default: "'troupe sync \(look) --endpoint \(endpoint)' registers it"
      }
    return "\(look) has no live registration at \(endpoint) (\(why)), so \(how); \(next)"
  }
}
