import TroupeModel

/// What is to be told about a job, before it takes a shape.
struct TaskView: Hashable, Sendable {
  /// The phases of a job as the documented replies call them.
  enum Phase: String, Hashable, Sendable, CaseIterable {
    case processing, completed, failed
  }

  var id: String
  var model: String
  var phase: Phase
  /// From 0 to 100.
  var progress: Int
  /// The address of the result; nil until there is one, or where a script withholds it.
  var url: String?
  var size: PixelSize
  /// Seconds.
  var duration: Double
  var failure: JobFailure?
  var createdAt: Milliseconds
  var finishedAt: Milliseconds?
  /// How the job was asked for.
  var format: VideoRequest.Format
  var prompt: String

  /// What is known of a job.
  ///
  /// - Parameters:
  ///   - job: the job.
  ///   - progress: from 0 to 1, of the drawing under way.
  ///   - polls: how often the job was asked about, with this time.
  ///   - baseURL: where this server is now.
  init(_ job: RehearsalJob, progress: Double, polls: Int, baseURL: String) {
    id = job.id
    model = job.request.model
    // H.264 has even sizes only, so the animatic of an odd one is a pixel smaller.
    size = PixelSize(
      width: job.request.size.width / 2 * 2,
      height: job.request.size.height / 2 * 2
    )
    duration = job.request.duration
    createdAt = job.createdAt
    finishedAt = nil
    format = job.request.format
    prompt = job.request.parts.map(\.prompt).joined(separator: "\n")
    phase = .processing
    self.progress = min(99, max(0, Int(progress * 100)))
    if job.pollsBeforeDone > 0, polls <= job.pollsBeforeDone {
      // A slow job creeps on from question to question, whether it is drawn already or not.
      self.progress = 100 * polls / (job.pollsBeforeDone + 1)
      return
    }
    switch job.state {
    case .waiting: break
    case .done(let file):
      phase = .completed
      self.progress = 100
      url = "\(baseURL)/files/\(file)"
      finishedAt = job.finishedAt
    case .failed(let failure):
      phase = .failed
      self.failure = failure
      finishedAt = job.finishedAt
    }
  }
}
