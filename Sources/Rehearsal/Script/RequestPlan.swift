package import TroupeModel

/// What is to happen to one request: the actions of all rules that apply to it, put together.
package struct RequestPlan: Hashable, Sendable {
  /// The delays of all rules together.
  package var delay = Milliseconds(0)
  /// The first ending that a rule names.
  package var ending = Ending.reply
  var shape = ReplyShape.plain
  var words = StatusWords()
  var withholdsURL = false
  var withholdsUsername = false
  var file = FileTrouble.none
  var pollsBeforeDone = 0
  var failure: JobFailure?

  /// How the exchange ends.
  package enum Ending: Hashable, Sendable {
    case reply
    case status(ScriptedStatus)
    case dropBefore, dropAfter
  }

  enum FileTrouble: Hashable, Sendable {
    case none, html
    case truncated(Int)
    case cut(Int)
  }

  /// Puts actions together; of several that exclude one another the first stands.
  package init(_ actions: [RehearsalAction] = []) {
    for action in actions.reversed() {
      switch action {
      case .delay(let time): delay = delay + time
      case .status(let status): ending = .status(status)
      case .dropBefore: ending = .dropBefore
      case .dropAfter: ending = .dropAfter
      case .shape(let shape): self.shape = shape
      case .words(let words): self.words = words
      case .noURL: withholdsURL = true
      case .htmlFile: file = .html
      case .truncated(let bytes): file = .truncated(bytes)
      case .cut(let bytes): file = .cut(bytes)
      case .noUsername: withholdsUsername = true
      case .slow(let polls): pollsBeforeDone = polls
      case .failJob(let failure): self.failure = failure
      }
    }
  }
}
