import TroupeModel

/// Draws the video of a rehearsal.
package protocol AnimaticRenderer: Sendable {
  /// Makes a whole MP4 file at `path`, which may leave other files in `workFolder` while it works.
  ///
  /// Cancelling the task ends the work within a moment. `progress` is told numbers from 0 to 1. A thrown
  /// `JobFailure` is told to the client as it is.
  func render(
    _ plan: AnimaticPlan,
    to path: String,
    workFolder: String,
    progress: @escaping @Sendable (Double) -> Void
  ) async throws
}

/// What is to be drawn.
package struct AnimaticPlan: Hashable, Sendable {
  /// A scene, counted from 1.
  package struct Scene: Hashable, Sendable {
    package var number: Int
    package var prompt: String
    /// Seconds.
    package var duration: Double
  }

  /// A member of the cast.
  package struct Person: Hashable, Sendable {
    package var name: String
    /// A picture, or an MP4 that shows the person.
    package var picturePath: String?
  }

  package var width: Int
  package var height: Int
  package var scenes: [Scene]
  package var cast: [Person]
  package var leadPicturePath: String?
  package var model: String
  package var note: String?

  /// The plan of a job whose pictures are in a folder.
  init(_ job: RehearsalJob, folder: RehearsalFolder) {
    width = job.request.size.width
    height = job.request.size.height
    scenes = job.request.parts.enumerated().map {
      Scene(number: $0.offset + 1, prompt: $0.element.prompt, duration: $0.element.duration)
    }
    cast = job.cast.map {
      Person(name: $0.name, picturePath: $0.picture.map(folder.pictureFile))
    }
    leadPicturePath = job.leadPicture.map(folder.pictureFile)
    model = job.request.model
    note = job.note
  }
}
