import Synchronization

/// The profiles that are part of the program, so that a new library works anywhere.
public enum ShippedProfiles {
  private static let texts: [String: [UInt8]] = [
    "crazyrouter": PackageResources.crazyrouter_json,
    "crazyrouter-2026": PackageResources.crazyrouter_2026_json,
    "elements": PackageResources.elements_json,
    "openai": PackageResources.openai_json,
    "rehearsal": PackageResources.rehearsal_json,
    "relay": PackageResources.relay_json,
    "relay-v2": PackageResources.relay_v2_json,
  ]

  /// Their names, sorted.
  public static var names: [String] { texts.keys.sorted() }

  /// The JSON text of a profile, byte for byte the file in `library/endpoints`; nil for a name not shipped.
  public static func text(_ name: String) -> String? {
    texts[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The JSON Schema (draft 2020-12) of the newest version of the form, byte for byte the file in `library/endpoints`.
  public static var schema: String {
    String(decoding: PackageResources.profile_schema_json, as: UTF8.self)
  }

  /// A profile, read once in a process; nil for a name not shipped.
  public static func profile(_ name: String) -> EndpointProfile? {
    read.withLock { read in
      if let known = read[name] { return known }
      let profile = text(name).flatMap { try? EndpointProfile(parsing: $0) }
      read[name] = profile
      return profile
    }
  }

  private static let read = Mutex<[String: EndpointProfile]>([:])
}
