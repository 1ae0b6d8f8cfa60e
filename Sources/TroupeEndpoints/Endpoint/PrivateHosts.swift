/// Tells hosts that are not on the public internet by their name or literal address.
///
/// A name that resolves to such an address is not seen here; numbers that only some resolvers read as addresses, such as
/// `127.1` or `0x7f000001`, count as private.
enum PrivateHosts {
  /// Whether a host, in lower case and with the brackets of IPv6, is private.
  static func contains(_ host: String) -> Bool {
    if host.hasPrefix("[") { return isPrivateIPv6(host.dropFirst().dropLast()) }
    var name = host[...]
    while name.hasSuffix(".") { name = name.dropLast() }
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    guard let last = name.split(separator: ".").last else { return true }
    guard last.first?.isNumber == true, last.hasPrefix("0x") || last.allSatisfy(\.isNumber) else {
      return false
    }
    guard let bytes = ipv4(name) else { return true }
    return isPrivateIPv4(bytes)
  }

  /// The four bytes of a plain dotted address without leading zeros.
  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part in
      UInt8(part).flatMap { String($0) == part ? $0 : nil }
    }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  /// The ranges that IANA's registry of special addresses calls not globally reachable, and multicast.
  private static func isPrivateIPv4(_ bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (100, 64...127), (172, 16...31),
      (198, 18...19), (224...255, _):
      true
    case (192, 0): bytes[2] == 0 || bytes[2] == 2
    case (198, 51): bytes[2] == 100
    case (203, 0): bytes[2] == 113
    default: false
    }
  }

  private static func isPrivateIPv6(_ text: Substring) -> Bool {
    guard let groups = ipv6(text) else { return true }
    // Global unicast is 2000::/3, and the mapped and translated forms hold an IPv4 address.
    let last = [groups[6], groups[7]].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    if groups[..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF { return isPrivateIPv4(last) }
    if groups[0] == 0x64, groups[1] == 0xFF9B { return isPrivateIPv4(last) }
    if groups[0] == 0x2002 {
      return isPrivateIPv4([groups[1], groups[2]].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    if groups[0] == 0x2001, groups[1] == 0xDB8 { return true }
    return groups[0] & 0xE000 != 0x2000
  }

  /// The eight groups of an address (RFC 4291, 2.2).
  private static func ipv6(_ text: Substring) -> [UInt16]? {
    let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    var sides: [[UInt16]] = []
    for half in halves {
      guard let groups = groups(half) else { return nil }
      sides.append(groups)
    }
    if sides.count == 1 { return sides[0].count == 8 ? sides[0] : nil }
    let missing = 8 - sides[0].count - sides[1].count
    guard missing > 0 else { return nil }
    return sides[0] + [UInt16](repeating: 0, count: missing) + sides[1]
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var result: [UInt16] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      if let bytes = ipv4(part) {
        result += [
          UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3]),
        ]
      } else if let group = UInt16(part, radix: 16), part.count <= 4, !part.hasPrefix("+") {
        result.append(group)
      } else {
        return nil
      }
    }
    return result
  }
}
