/// The limits on what a person may type, and why a text was refused.
public enum TextRule: Sendable {
  /// One line: a name, an alias, a tag, a caption; 4 KiB.
  case name
  /// A description, a note, a prompt; 64 KiB, line breaks and tabs allowed.
  case prose

  /// Why a text was refused.
  public enum Problem: Error, Hashable, Sendable {
    case empty
    case tooLong(bytes: Int, limit: Int)
    case controlCharacter(UInt32)
  }

  /// Checks a text and returns it as it came.
  public func check(_ text: String, mayBeEmpty: Bool = true) throws(Problem) -> String {
    let limit = self == .name ? 4096 : 65536
    if !mayBeEmpty, text.allSatisfy(\.isWhitespace) { throw .empty }
    guard text.utf8.count <= limit else { throw .tooLong(bytes: text.utf8.count, limit: limit) }
    if let bad = text.unicodeScalars.first(where: isForbidden) {
      throw .controlCharacter(bad.value)
    }
    return text
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.generalCategory == .control else { return false }
    return self == .name || !(scalar == "\n" || scalar == "\t" || scalar == "\r")
  }
}

extension String {
  /// The text with control characters and bidirectional overrides shown as `\u{…}`, safe for a terminal.
  public var terminalSafe: String {
    guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafeOnTerminal, scalar != "\n" {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text on one line: every run of white space is one space, none at the ends.
  public var singleLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeOnTerminal: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
