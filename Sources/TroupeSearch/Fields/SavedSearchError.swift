/// What can be wrong with saved searches.
public enum SavedSearchError: Error, Hashable, Sendable {
  /// They name one another, in this order.
  case circle([String])
  /// No saved search has that name.
  case unknown(String, nearest: [String])
  /// Its text was read once and cannot be any more.
  case unreadable(String, QueryError)
  /// No saved search can have that name.
  case badName(String)
  /// There is one of that name already, with this text.
  case taken(String, text: String)

  /// What is wrong, as a sentence.
  public var message: String {
    switch self {
    case .circle(let names):
      "The saved searches \(names.joined(separator: ", ")) name one another too deep."
    case .unknown(let name, _): "There is no saved search '\(name)'."
    case .unreadable(let name, let error):
      "The saved search '\(name)' cannot be read: \(error.message)"
    case .badName(let name): "'\(name)' is no name of a saved search."
    case .taken(let name, let text): "There is a saved search '\(name)' already: \(text)"
    }
  }

  /// What to do, as a sentence.
  public var hint: String {
    switch self {
    case .circle: "Write one of them without saved:."
    case .unknown(_, let nearest):
      nearest.isEmpty
        ? "'troupe saved list' shows those there are."
        : "Did you mean \(nearest.map { "saved:\($0)" }.joined(separator: " or "))?"
    case .unreadable(let name, _): "Mend it with 'troupe saved edit \(name) SEARCH'."
    case .badName:
      "A name has 1 to \(Self.longestName) letters and digits of any script, - and _, without spaces."
    case .taken(let name, _):
      "Change it with 'troupe saved edit \(name) SEARCH', or choose another name."
    }
  }

  /// The most characters of a name.
  static let longestName = 40

  /// Takes a name as it was typed.
  ///
  /// - Throws: `SavedSearchError.badName` unless it is 1 to 40 letters and digits of any script, `-` and `_`.
  public static func checkedName(_ typed: String) throws(SavedSearchError) -> String {
    let fits = typed.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard fits, (1...longestName).contains(typed.count), !typed.hasPrefix("-"),
      typed.utf8.count <= 8 * longestName
    else { throw .badName(typed) }
    return typed
  }
}
