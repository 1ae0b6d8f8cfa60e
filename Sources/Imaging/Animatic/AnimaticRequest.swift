package import TroupeModel

/// What an animatic shows: a stand-in for a generated video that costs nothing.
package struct AnimaticRequest: Hashable, Sendable {
  /// In pixels, 64 to 4096; an odd number loses one pixel, as H.264 needs even ones.
  package var width: Int
  package var height: Int
  /// In the order shown.
  package var scenes: [AnimaticScene]
  package var cast: [AnimaticPerson]
  package var title: String?
  /// The picture that an image-to-video request starts from.
  package var leadPicturePath: String?
  package var model: String
  /// A small line at the foot, such as the endpoint and the job.
  package var note: String

  /// Creates a request.
  package init(
    width: Int,
    height: Int,
    scenes: [AnimaticScene],
    cast: [AnimaticPerson] = [],
    title: String? = nil,
    leadPicturePath: String? = nil,
    model: String = "",
    note: String = ""
  ) {
    self.width = width
    self.height = height
    self.scenes = scenes
    self.cast = cast
    self.title = title
    self.leadPicturePath = leadPicturePath
    self.model = model
    self.note = note
  }
}

/// One scene of an animatic.
package struct AnimaticScene: Hashable, Sendable {
  /// Counted from 1, as people do.
  package var number: Int
  package var prompt: String
  package var duration: Milliseconds

  /// Creates a scene.
  package init(number: Int, prompt: String, duration: Milliseconds) {
    self.number = number
    self.prompt = prompt
    self.duration = duration
  }
}

/// One of the cast, with a reference picture when there is one.
package struct AnimaticPerson: Hashable, Sendable {
  package var name: String
  package var picturePath: String?

  /// Creates a member of the cast.
  package init(name: String, picturePath: String? = nil) {
    self.name = name
    self.picturePath = picturePath
  }
}

/// What was rendered, which differs from the request where the format forces it to.
package struct RenderedAnimatic: Hashable, Sendable {
  package var width: Int
  package var height: Int
  package var duration: Milliseconds
  package var frameRate: Int

  /// Creates the facts.
  package init(width: Int, height: Int, duration: Milliseconds, frameRate: Int) {
    self.width = width
    self.height = height
    self.duration = duration
    self.frameRate = frameRate
  }
}
