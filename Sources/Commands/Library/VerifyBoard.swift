import Synchronization
import Troupe
import TroupeModel

/// Shows how far a look at the library is.
final class VerifyBoard: Sendable {
  private struct State {
    var meter = TransferMeter()
    var place = ""
  }

  private let board: ProgressBoard
  private let state = Mutex(State())

  init(_ board: ProgressBoard) { self.board = board }

  /// The digits from which on files were not read yet.
  var place: String { state.withLock { $0.place } }

  /// Takes over how far it is.
  func take(_ progress: VerifyProgress) {
    let line = state.withLock { state in
      state.place = progress.place
      guard let bytes = progress.bytes else {
        return ProgressLine(name: "verify", state: "looking", detail: progress.name.words)
      }
      state.meter.take(received: bytes.done, expected: bytes.total)
      return ProgressLine(
        name: "verify",
        state: "reading",
        fraction: state.meter.fraction,
        detail: state.meter.words
      )
    }
    board.update("verify", line, isNews: false)
  }
}
