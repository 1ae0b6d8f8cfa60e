import TroupeModel

/// Why a search cannot be read, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    case unknownField(String, nearest: [String], listing: SearchListing)
    case missingValue(field: String)
    /// The value is none that the field takes.
    case badValue(field: String, value: String, FieldProblem)
    case unclosedQuote
    case unclosedParenthesis
    case unexpected(String)
    case nothingToLookFor(String)
    case sortInside
    case sortTwice
    case tooLong(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooManyParts(limit: Int)
  }

  /// What is wrong there.
  public var reason: Reason
  /// The place, in characters as people see them, from 0: a letter with its marks and an emoji of many parts are one.
  public var offset: Int
  /// How many such characters are meant.
  public var length: Int
}

/// Why a text is no value of a field.
public enum FieldProblem: Error, Hashable, Sendable {
  /// It is none of these.
  case unknown(expected: String, values: [String])
  /// It is not written as what is expected, with an example.
  case malformed(expected: String, example: String)
  /// There is no such day or time.
  case impossible(String)
  /// The range ends before it begins.
  case upsideDown
}

extension QueryError {
  /// What is wrong, as a sentence.
  public var message: String {
    switch reason {
    case .unknownField(let name, _, _): "There is no search field '\(name)'."
    case .missingValue(let field): "The field '\(field):' has no value."
    case .badValue(let field, let value, let problem):
      switch problem {
      case .unknown(let expected, _), .malformed(let expected, _):
        "'\(Self.short(value))' is not \(expected), which '\(field):' takes."
      case .impossible(let what): "'\(Self.short(value))' is \(what) that there is not."
      case .upsideDown: "The range '\(Self.short(value))' ends before it begins."
      }
    case .unclosedQuote: "A quotation mark is not closed."
    case .unclosedParenthesis: "A parenthesis is not closed."
    case .unexpected(let text): "'\(text)' cannot stand here."
    case .nothingToLookFor(let text):
      "'\(Self.short(text))' holds no letter or digit to look for."
    case .sortInside: "The order of all cannot be said for a part."
    case .sortTwice: "The order is said twice."
    case .tooLong(let bytes, let limit):
      "The search is \(bytes) bytes long, more than the \(limit) that are read."
    case .tooDeep(let limit): "The search has more than \(limit) parentheses within one another."
    case .tooManyParts(let limit): "The search has more than \(limit) words."
    }
  }

  /// What to do, as a sentence.
  public var hint: String {
    switch reason {
    case .unknownField(let name, let nearest, let listing):
      nearest.isEmpty
        ? "Fields are \(SearchFields.names(listing).map { $0 + ":" }.joined(separator: ", ")); put \"\(name):…\" in quotation marks to look for the words."
        : "Did you mean \(nearest.map { $0 + ":" }.joined(separator: " or "))?"
    case .missingValue(let field): "Write \(field):VALUE without a space."
    case .badValue(let field, let value, let problem): Self.hint(field, value, problem)
    case .unclosedQuote: "Add the closing \"."
    case .unclosedParenthesis: "Add the closing )."
    case .unexpected:
      "Write words, \"phrases\", field:value, - for not, a comma for either, ( ) to group."
    case .nothingToLookFor(let text): Self.hint(forNothingIn: text)
    case .sortInside: "Put what is looked for in parentheses and sort: after them."
    case .sortTwice: "Leave one sort: away."
    case .tooLong, .tooDeep, .tooManyParts: "Look for less at once."
    }
  }

  private static func hint(forNothingIn text: String) -> String {
    if text == "-" { return "Write - right before what is not to be there, as in rain -snow." }
    if let sign = QuerySign(text) {
      return "\(sign.advice.prefix(1).uppercased() + sign.advice.dropFirst())."
    }
    return
      "Words, numbers and single Chinese, Japanese or Korean characters can be looked for; signs and emoji cannot."
  }

  private static func hint(_ field: String, _ value: String, _ problem: FieldProblem) -> String {
    switch problem {
    case .unknown(_, let values):
      let nearest = NearestNames.to(value, among: values)
      return nearest.isEmpty
        ? "It takes \(values.joined(separator: ", "))."
        : "Did you mean \(nearest.map { "\(field):\($0)" }.joined(separator: " or "))?"
    case .malformed(_, let example): return "Write it as in \(example)."
    case .impossible: return "Look at a calendar, and write days as in created:2026-11-30."
    case .upsideDown: return "Write the smaller or earlier end first."
    }
  }

  /// What is shown of a long text.
  private static func short(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}
