import Synchronization
import Troupe
import TroupeModel

/// Shows how far an import is.
final class ImportBoard: Sendable {
  private struct State {
    var reading = TransferMeter()
    var counting: CountMeter?
  }

  private let board: ProgressBoard
  private let name: String
  private let state = Mutex(State())

  init(_ board: ProgressBoard, name: String) {
    self.board = board
    self.name = name
  }

  /// Takes over how far it is.
  func take(_ progress: HistoryProgress) {
    let line = state.withLock { state in
      switch progress.phase {
      case .checking:
        state.reading.take(received: progress.done, expected: progress.total)
        return ProgressLine(
          name: name,
          state: "checking",
          fraction: state.reading.fraction,
          detail: state.reading.words
        )
      case .recording:
        var meter = state.counting ?? CountMeter()
        meter.take(Int(progress.done), of: Int(progress.total))
        state.counting = meter
        return ProgressLine(
          name: name,
          state: "recording",
          fraction: meter.fraction,
          detail: meter.words
        )
      }
    }
    board.update("import", line, isNews: false)
  }
}
