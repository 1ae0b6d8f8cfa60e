package import TroupeModel

/// Blots out what must not be shown: the queries of addresses, where signatures are, and keys.
package struct Redaction: Sendable {
  private let secret: String?

  /// Blots out addresses' queries, bearer tokens, and this key wherever it stands; one of fewer than 8 characters, which
  /// words may hold by chance, where it stands alone.
  package init(_ secret: Secret? = nil) { self.secret = secret?.exposed }

  /// Without a key to look for.
  package static let plain = Redaction()

  /// The text without secrets, its control characters escaped.
  package func apply(_ text: String) -> String {
    var text = text
    if let secret { text = Self.without(secret, text) }
    text = Self.withoutTokens(text)
    return Self.withoutQueries(text).terminalSafe
  }

  /// The same, on one line and not longer than a message should be.
  func message(_ text: String) -> String {
    let line = apply(text).singleLine
    return line.count > 600 ? line.prefix(600) + "…" : line
  }

  /// The text with the key blotted out.
  private static func without(_ secret: String, _ text: String) -> String {
    guard secret.utf8.count < 8 else { return text.replacing(secret, with: "(secret)") }
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: secret) {
      let last = rest[..<found.lowerBound].last ?? result.last
      let next = rest[found.upperBound...].first
      let standsAlone = ![last, next].contains { $0?.isLetter == true || $0?.isNumber == true }
      result += rest[..<found.lowerBound]
      result += standsAlone ? "(secret)" : secret
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// The text with the query and the credentials of every address in it replaced by an ellipsis.
  private static func withoutQueries(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") ?? rest.firstRange(of: ":\\/\\/") {
      result += rest[..<scheme.upperBound]
      let address = rest[scheme.upperBound...].prefix { !isEnd($0) }
      result += redactedAddress(address)
      rest = rest[address.endIndex...]
    }
    return result + rest
  }

  private static func redactedAddress(_ address: Substring) -> String {
    let authority = address.prefix { !"/?#".contains($0) }
    var result = authority.lastIndex(of: "@").map { "…" + authority[$0...] } ?? String(authority)
    let tail = address.dropFirst(authority.count)
    let path = tail.prefix { $0 != "?" && $0 != "#" }
    result += path
    return path.count < tail.count ? result + "?…" : result
  }

  private static func isEnd(_ character: Character) -> Bool {
    character.isWhitespace || "\"'<>`".contains(character)
  }

  /// The text with the token after every `Bearer` blotted out.
  private static func withoutTokens(_ text: String) -> String {
    var result = text
    for word in ["Bearer ", "bearer ", "BEARER "] {
      let parts = result.split(separator: word, omittingEmptySubsequences: false)
      let cleaned = parts.dropFirst().map { part in
        let token = part.prefix { !isEnd($0) }
        return token.count < 8 ? String(part) : "(secret)" + part.dropFirst(token.count)
      }
      result = (parts.prefix(1).map(String.init) + cleaned).joined(separator: word)
    }
    return result
  }
}
