import Synchronization
import TroupeModel

extension RehearsalEndpoint {
  /// Begins to draw, one video at a time in the order in which they were asked for.
  func startRendering() {
    rendering.start { [weak self] in
      while let self, !Task.isCancelled, let job = self.nextJob() { await self.draw(job) }
    }
  }

  private func nextJob() -> RehearsalJob? {
    state.withLock { state in
      state.jobs.values.filter { $0.state == .waiting }
        .min { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }
  }

  private func draw(_ job: RehearsalJob) async {
    if let failure = job.plannedFailure { return await finish(job, .failed(failure)) }
    let file = "\(job.id).mp4"
    let temporary = folder.videoFile(".\(file)")
    state.withLock { $0.drawing = (job.id, 0) }
    defer { state.withLock { $0.drawing = nil } }
    do {
      try await renderer.render(
        AnimaticPlan(job, folder: folder),
        to: temporary,
        workFolder: folder.workFolder
      ) { [weak self] progress in
        self?.state.withLock { state in
          if state.drawing?.id == job.id { state.drawing?.progress = progress }
        }
      }
      // A renderer that was cancelled may have returned with half a file.
      guard !Task.isCancelled else { return }
      let path = folder.videoFile(file)
      try await disk.run { () throws(RehearsalError) in
        try DurableFile.publish(temporary, as: path)
      }
      await finish(job, .done(file: file))
    } catch {
      guard !Task.isCancelled else { return }
      let failure =
        error as? JobFailure ?? JobFailure(code: "rendering_failed", message: "\(error)")
      await finish(job, .failed(failure))
    }
  }

  private func finish(_ job: RehearsalJob, _ end: RehearsalJob.State) async {
    var finished = job
    finished.state = end
    finished.finishedAt = world.now()
    let stored = finished
    // Where the record cannot be written the job is told as finished all the same, and drawn again after a restart.
    try? await disk.run { () throws(RehearsalError) in try self.folder.store(stored) }
    state.withLock { $0.jobs[stored.id] = stored }
  }
}
