import Commands
import TroupeModel

/// How a command ended: all that its user sees of it.
struct Outcome: Equatable, CustomStringConvertible {
  var status: Int32
  var output: String
  var errors: String

  /// Nothing on standard error, and the program is content.
  static func success(_ output: String) -> Outcome {
    Outcome(status: 0, output: output.isEmpty ? "" : output + "\n", errors: "")
  }

  /// Nothing on standard output; the sentence and the hint on standard error.
  static func failure(_ status: Int32, _ message: String, _ hint: String) -> Outcome {
    Outcome(status: status, output: "", errors: "troupe: \(message)\n  \(hint)\n")
  }

  /// The document on standard output; nil where it is not exactly one.
  var json: JSON? { try? JSON(parsing: Array(output.utf8)) }

  var description: String {
    "status \(status)\n--- output\n\(output)--- errors\n\(errors)---"
  }
}
