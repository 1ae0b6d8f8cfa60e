/// A field as the help names it.
public struct SearchField: Hashable, Sendable {
  /// The word before the colon.
  public let name: String
  /// What it looks for, in a line.
  public let help: String
  /// A search with it.
  public let example: String
  /// All the values that it takes; empty where they are free.
  public let values: [String]
  /// Some of the values that a field takes whose values are free.
  public let suggestions: [String]
  /// Signs that may stand right after the colon and say how to compare.
  let marks: Set<Unicode.Scalar>

  init(
    _ name: String,
    _ help: String,
    example: String,
    values: [String] = [],
    suggestions: [String] = [],
    marks: Set<Unicode.Scalar> = []
  ) {
    self.name = name
    self.help = help
    self.example = example
    self.values = values
    self.suggestions = suggestions
    self.marks = marks
  }
}

/// What stands after the colon.
public struct FieldValue: Hashable, Sendable {
  /// The text without its quotation marks.
  public var text: String
  /// The sign before it.
  var mark: Unicode.Scalar?

  init(_ text: String, mark: Unicode.Scalar? = nil) {
    self.text = text
    self.mark = mark
  }
}

/// A field with its value, as each file in this folder makes one.
public protocol SearchFilter: Hashable, Sendable {
  /// The field's name, help and example.
  static var field: SearchField { get }
  /// Reads what stands after the colon.
  init(reading value: FieldValue) throws(FieldProblem)
  /// The value as it is typed; reading it gives the same filter.
  var value: FieldValue { get }
  /// Whether a thing fits.
  func matches(_ subject: SearchSubject) -> Bool
  /// The filter with what it names looked up.
  func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query
}

extension SearchFilter {
  /// Most fields name nothing that must be looked up.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    .field(Filter(self))
  }
}

/// Any field with its value.
public struct Filter: Hashable, Sendable {
  /// The field with its value.
  public let filter: any SearchFilter

  /// Wraps a filter.
  public init(_ filter: some SearchFilter) { self.filter = filter }

  /// Whether two are the same field with the same value.
  public static func == (left: Self, right: Self) -> Bool {
    AnyHashable(left.filter) == AnyHashable(right.filter)
  }

  /// Feeds the field and its value.
  public func hash(into hasher: inout Hasher) { AnyHashable(filter).hash(into: &hasher) }
}
