import CVips

/// What goes wrong with one request, as a code for the program and a message for people.
struct ToolError: Error {
  enum Code: String {
    case badRequest = "bad_request"
    case unreadable
    case unsupported
    case tooLarge = "too_large"
    case tooHeavy = "too_heavy"
    case truncated
    case damaged
    case unwritable
    case failed
  }

  var code: Code
  var message: String

  /// The last words of libvips, which are then forgotten.
  static func fromLibrary() -> ToolError {
    let words = String(cString: vips_error_buffer())
      .split(separator: "\n").joined(separator: "; ")
    vips_error_clear()
    return ToolError(
      code: isTruncation(words) ? .truncated : .damaged,
      message: words.isEmpty ? "its pixels cannot be decoded" : words
    )
  }

  private static func isTruncation(_ words: String) -> Bool {
    let lowered = words.lowercased()
    return ["premature end", "truncat", "end of stream", "eof", "out of order", "unexpected end"]
      .contains { lowered.contains($0) }
  }
}
