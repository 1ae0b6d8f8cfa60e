import Synchronization
import Troupe
import TroupeModel

/// Shows what `watch` tells on the board: a line for each job.
final class WatchBoard: Sendable {
  private struct Job {
    var line: ProgressLine
    var status: GenerationStatus
    var title: String
    var meter: TransferMeter?
  }

  private let board: ProgressBoard
  private let jobs = Mutex<[ItemID: Job]>([:])

  init(_ board: ProgressBoard) { self.board = board }

  /// Takes over one event.
  func take(_ event: WatchEvent) {
    switch event {
    case .generation(let generation): take(generation)
    case .download(let id, let received, let expected):
      change(id, isNews: false) { job in
        var meter = job.meter ?? TransferMeter()
        meter.take(received: received, expected: expected)
        job.meter = meter
        job.line.state = GenerationStatus.downloading.rawValue
        job.line.fraction = meter.fraction
        job.line.detail = meter.words
      }
    case .stored(let id, let video):
      change(id, isNews: true) { job in
        job.line = ProgressLine(
          name: id.short,
          state: "stored",
          tint: .good,
          detail: "\(video.measure), \(Amounts.bytes(video.video.media.bytes))  \(job.title)"
        )
        job.status = .stored
      }
    case .trouble(let id, let text):
      // The same trouble at every question is no news.
      let isNews = jobs.withLock { $0[id]?.line.detail != text }
      change(id, isNews: isNews) { $0.line.detail = text }
    }
  }

  private func take(_ generation: Generation) {
    let (line, isNews) = jobs.withLock { jobs in
      let before = jobs[generation.id]
      var line = ProgressLine(
        name: generation.id.short,
        state: generation.status.rawValue,
        tint: generation.status.tint,
        detail: generation.failure ?? generation.title
      )
      if generation.status == .running { line.fraction = generation.progress ?? 0 }
      if generation.status == .stored, let before, before.status == .stored { line = before.line }
      jobs[generation.id] = Job(
        line: line,
        status: generation.status,
        title: generation.title,
        meter: before?.meter
      )
      let isNewTrouble = generation.failure != nil && before?.line.detail != line.detail
      return (line, before?.status != generation.status || isNewTrouble)
    }
    board.update(generation.id.description, line, isNews: isNews)
  }

  private func change(_ id: ItemID, isNews: Bool, _ body: (inout Job) -> Void) {
    let line = jobs.withLock { jobs in
      var job =
        jobs[id]
        ?? Job(
          line: ProgressLine(name: id.short, state: ""),
          status: .running,
          title: "",
          meter: nil
        )
      body(&job)
      jobs[id] = job
      return job.line
    }
    board.update(id.description, line, isNews: isNews)
  }
}
