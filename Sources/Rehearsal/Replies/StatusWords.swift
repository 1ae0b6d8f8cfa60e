/// The words by which a script has the phases called, where not as documented.
package struct StatusWords: Hashable, Sendable {
  package var running: String?
  package var done: String?
  package var failed: String?

  /// Creates words; nil leaves the usual one.
  package init(running: String? = nil, done: String? = nil, failed: String? = nil) {
    self.running = running
    self.done = done
    self.failed = failed
  }

  /// The word for a phase, nil where the shape's own is to stand.
  func word(for phase: TaskView.Phase) -> String? {
    switch phase {
    case .processing: running
    case .completed: done
    case .failed: failed
    }
  }
}
