package import TroupeModel

/// Why the embedded endpoint cannot start or cannot keep what it was given.
package enum RehearsalError: Error, Hashable, Sendable {
  /// The script of misbehaviour is not JSON.
  case scriptIsNotJSON(path: String, JSONError)
  /// A rule of the script says something that has no meaning; rules count from 1, and 0 is the script itself.
  case badRule(number: Int, problem: String, suggestions: [String] = [])
  /// A system call failed.
  case storage(call: String, path: String, code: Int32, reason: String)
}

extension RehearsalError: CustomStringConvertible {
  /// What happened, in a sentence.
  package var description: String {
    switch self {
    case .scriptIsNotJSON(let path, let error): "\(path) is not JSON: \(error)."
    case .badRule(0, let problem, _): "The rehearsal script \(problem)."
    case .badRule(let number, let problem, _): "Rule \(number) of the rehearsal script \(problem)."
    case .storage(let call, let path, _, let reason): "\(call) of \(path) failed: \(reason)."
    }
  }

  /// What to do next, in a sentence.
  package var hint: String {
    switch self {
    case .scriptIsNotJSON: "Correct the file, or remove it for an endpoint that behaves."
    case .badRule(_, _, let suggestions) where suggestions.isEmpty:
      "Correct the script, or remove it for an endpoint that behaves."
    case .badRule(_, _, let suggestions): "Did you mean \(suggestions.joined(separator: " or "))?"
    case .storage: "Check the space and the permissions there."
    }
  }
}
