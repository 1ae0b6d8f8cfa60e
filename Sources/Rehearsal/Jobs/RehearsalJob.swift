package import TroupeModel

/// A video that was asked for.
package struct RehearsalJob: Hashable, Sendable {
  /// Where the work stands.
  package enum State: Hashable, Sendable {
    case waiting
    /// The name of the result among the videos.
    case done(file: String)
    case failed(JobFailure)
  }

  package var id: String
  package var request: VideoRequest
  /// Who is in it, in the order of first mention.
  package var cast: [Person]
  /// The name of the stored picture to start from.
  package var leadPicture: String?
  /// What a viewer of the animatic should know.
  package var note: String?
  package var state: State
  package var createdAt: Milliseconds
  package var finishedAt: Milliseconds?
  /// How many questions are answered with "processing" before the truth is told.
  package var pollsBeforeDone: Int
  /// What the job is to fail with instead of being drawn.
  package var plannedFailure: JobFailure?

  /// A member of the cast as the animatic shows it.
  package struct Person: Hashable, Sendable {
    package var characterID: String
    package var name: String
    /// The name of the stored picture, or of the clip that shows it.
    package var picture: String?
  }
}

/// Why a job failed.
package struct JobFailure: Error, Hashable, Sendable {
  package var code: String
  package var message: String

  /// Creates a failure.
  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
