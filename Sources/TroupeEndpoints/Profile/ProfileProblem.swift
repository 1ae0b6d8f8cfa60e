/// One mistake in a profile: where, what, and the nearest right word.
public struct ProfileProblem: Hashable, Sendable {
  /// The place as a JSON path, such as `$.formats.openai.create.body`.
  public var path: String
  /// What is wrong there, in words.
  public var message: String
  /// The word that was probably meant.
  public var suggestion: String?

  /// Creates a problem.
  public init(path: String, message: String, suggestion: String? = nil) {
    self.path = path
    self.message = message
    self.suggestion = suggestion
  }
}

extension ProfileProblem: CustomStringConvertible {
  /// The problem on one line.
  public var description: String {
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    return "\(path): \(message)\(hint)"
  }
}

/// Every mistake that was found in one profile.
public struct ProfileProblems: Error, Hashable, Sendable {
  /// At least one, in the order of the profile's parts.
  public var problems: [ProfileProblem]

  /// Creates the list.
  public init(_ problems: [ProfileProblem]) { self.problems = problems }
}

extension ProfileProblems: CustomStringConvertible {
  /// One problem a line.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
