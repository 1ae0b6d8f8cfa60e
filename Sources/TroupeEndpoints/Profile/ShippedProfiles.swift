/// The profiles that are part of the program, so that a new library works anywhere.
public enum ShippedProfiles {
  private static let texts: [String: [UInt8]] = [
    "crazyrouter": PackageResources.crazyrouter_json,
    "rehearsal": PackageResources.rehearsal_json,
  ]

  /// Their names, sorted.
  public static var names: [String] { texts.keys.sorted() }

  /// The JSON text of a profile, byte for byte the file in `library/endpoints`; nil for a name not shipped.
  public static func text(_ name: String) -> String? {
    texts[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// A profile, read; nil for a name not shipped.
  public static func profile(_ name: String) -> EndpointProfile? {
    text(name).flatMap { try? EndpointProfile(parsing: $0) }
  }
}
