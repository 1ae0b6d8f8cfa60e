/// The origin of an address: scheme, host and port (RFC 6454).
public enum Origin {
  /// The origin in lower case, the port left out where it is the scheme's own; the text itself where it is no address.
  public static func text(of address: String) -> String {
    (try? WebAddress(address))?.origin ?? address
  }

  /// An address without its query, which may hold a signature.
  public static func withoutQuery(_ address: String) -> String {
    String(address.prefix { $0 != "?" && $0 != "#" })
  }
}
