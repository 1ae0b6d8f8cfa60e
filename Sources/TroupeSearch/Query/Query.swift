/// What somebody looks for, as a tree.
public indirect enum Query: Hashable, Sendable {
  /// Everything.
  case everything
  case all([Query])
  case any([Query])
  case not(Query)
  /// These folded words, one after the other.
  case words([String])
  /// A character, as typed, is in the cast or linked by hand; in that look, where one is named.
  case with(character: String, look: String?)
}

/// Why a search cannot be read, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    case unknownField(String, nearest: [String])
    case missingValue(field: String)
    case unclosedQuote
    case unclosedParenthesis
    case unexpected(String)
    case nothingToLookFor(String)
    case tooLong(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooManyParts(limit: Int)
  }

  /// What is wrong there.
  public var reason: Reason
  /// The place, in characters from 0.
  public var offset: Int
  /// How many characters are meant.
  public var length: Int
}

extension QueryError {
  /// What is wrong, as a sentence.
  public var message: String {
    switch reason {
    case .unknownField(let name, _): "There is no search field '\(name)'."
    case .missingValue(let field): "The field '\(field):' has no value."
    case .unclosedQuote: "A quotation mark is not closed."
    case .unclosedParenthesis: "A parenthesis is not closed."
    case .unexpected(let text): "'\(text)' cannot stand here."
    case .nothingToLookFor(let text): "'\(text)' holds no letter or digit to look for."
    case .tooLong(let bytes, let limit):
      "The search is \(bytes) bytes long, more than the \(limit) that are read."
    case .tooDeep(let limit): "The search has more than \(limit) parentheses within one another."
    case .tooManyParts(let limit): "The search has more than \(limit) words."
    }
  }

  /// What to do, as a sentence.
  public var hint: String {
    switch reason {
    case .unknownField(let name, let nearest):
      nearest.isEmpty
        ? "Fields are \(QueryField.allCases.map { $0.rawValue + ":" }.joined(separator: ", ")); put \"\(name):…\" in quotation marks to look for the words."
        : "Did you mean \(nearest.map { $0 + ":" }.joined(separator: " or "))?"
    case .missingValue(let field): "Write \(field):VALUE without a space."
    case .unclosedQuote: "Add the closing \"."
    case .unclosedParenthesis: "Add the closing )."
    case .unexpected:
      "Write words, \"phrases\", field:value, - for not, a comma for either, ( ) to group."
    case .nothingToLookFor: "Look for a word, or for one Chinese or Japanese character."
    case .tooLong, .tooDeep, .tooManyParts: "Look for less at once."
    }
  }
}

/// The fields that a search knows.
public enum QueryField: String, CaseIterable, Sendable {
  case with
}
