import Troupe

/// Ctrl-C, where there is more to say of it than that nothing is lost.
struct Interrupted: Error, Sendable {
  /// What came of it, and what to do next.
  var report: ErrorReport

  init(_ message: String, _ hint: String) { report = ErrorReport(message, hint, .failed) }
}

extension Session {
  /// Asks somebody at the terminal.
  ///
  /// - Parameters:
  ///   - question: as it is written to standard error.
  ///   - hidden: whether what is typed is not shown.
  ///   - interrupted: what is said where Ctrl-C is the answer.
  /// - Throws: `Interrupted` for Ctrl-C.
  /// - Returns: the answer; nil at the end of the input.
  func ask(_ question: String, hidden: Bool = false, interrupted: Interrupted) throws -> String? {
    progress.end(keeping: true)
    try console.errors.write(question)
    do {
      let answer = try console.input.readLine(hidden)
      if answer == nil || hidden { try console.errors.write("\n") }
      return answer
    } catch  where ErrorReport.isInterruption(error) {
      try console.errors.write("\n")
      throw interrupted
    }
  }

  /// Does what Ctrl-C may end.
  ///
  /// - Throws: `interrupted` where it was ended so.
  func interruptible<Result>(
    _ interrupted: @autoclosure () -> Interrupted,
    _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch  where ErrorReport.isInterruption(error) { throw interrupted() }
  }
}
