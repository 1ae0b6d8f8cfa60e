extension JSON {
  /// The value on one line without spaces, slashes unescaped, non-ASCII as it is: the form sent to endpoints.
  public var compact: String {
    var output = ""
    write(to: &output, indent: nil, level: 0)
    return output
  }

  /// The value over several lines with two spaces a level: the form for people and for files in git.
  public var pretty: String {
    var output = ""
    write(to: &output, indent: "  ", level: 0)
    return output
  }

  private func write(to output: inout String, indent: String?, level: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let digits): output += digits
    case .string(let text): JSON.write(text, to: &output)
    case .array(let elements):
      JSON.write(elements, between: ("[", "]"), to: &output, indent: indent, level: level) {
        $0.write(to: &$1, indent: indent, level: level + 1)
      }
    case .object(let members):
      JSON.write(members, between: ("{", "}"), to: &output, indent: indent, level: level) {
        JSON.write($0.name, to: &$1)
        $1 += indent == nil ? ":" : ": "
        $0.value.write(to: &$1, indent: indent, level: level + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item],
    between brackets: (String, String),
    to output: inout String,
    indent: String?,
    level: Int,
    item: (Item, inout String) -> Void
  ) {
    output += brackets.0
    for (index, element) in items.enumerated() {
      if index > 0 { output += "," }
      if let indent { output += "\n" + String(repeating: indent, count: level + 1) }
      item(element, &output)
    }
    if let indent, !items.isEmpty { output += "\n" + String(repeating: indent, count: level) }
    output += brackets.1
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{8}": output += "\\b"
      case "\u{C}": output += "\\f"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
