import TroupeModel

extension ImagingTools {
  /// Makes a short, silent H.264 MP4 (4:2:0, for streaming) that shows pictures in turn for equal times.
  ///
  /// Each is whole, on a blurred copy of itself, and grows slowly until it touches the frame. The output appears by
  /// rename when it is whole.
  ///
  /// - Parameters:
  ///   - pictures: the paths of 1 to 12 PNG, JPEG, WebP or GIF pictures; an animation gives its first frame.
  ///   - output: where to put the clip.
  ///   - size: in pixels, 64 to 4096 each way; an odd number loses one pixel, as H.264 needs even ones.
  ///   - seconds: the length of the whole, at least 0.2 and 0.1 for each picture, at most 60.
  ///   - frameRate: frames a second, 10 to 60.
  /// - Throws: `ImagingError`, and then there is no output.
  package func makeClip(
    of pictures: [String],
    to output: String,
    size: (width: Int, height: Int),
    seconds: Double,
    frameRate: Int = 24
  ) async throws {
    let sizes = 64...4096
    guard sizes.contains(size.width), sizes.contains(size.height) else {
      throw ImagingError.badSize(width: size.width, height: size.height)
    }
    let timeline = try ClipTimeline(
      pictures: pictures.count,
      seconds: seconds,
      frameRate: frameRate
    )
    if let missing = [self.pictures, ffmpeg].first(where: { $0.path == nil }) {
      throw ImagingError.toolMissing(name: missing.name)
    }
    let folder = try await WorkFolder.create(in: environment["TMPDIR"] ?? "/tmp")
    do {
      let encoding = ClipEncoding(
        timeline: timeline,
        width: size.width / 2 * 2,
        height: size.height / 2 * 2,
        stills: pictures.indices.map { folder.path("still-\($0).png") },
        output: output + ".part.mp4"
      )
      try await drawStills(of: pictures, for: encoding)
      try await encode(encoding.arguments, to: encoding.output, then: output)
      try? await folder.remove()
    } catch {
      try? await folder.remove()
      throw error
    }
  }

  private func drawStills(of pictures: [String], for encoding: ClipEncoding) async throws {
    for path in pictures {
      try await offThePool { try PictureSniffing.check(path) }
    }
    let requests = zip(pictures, encoding.stills).map { picture, still -> JSON in
      [
        "request": "fit", "path": .string(picture), "output": .string(still),
        "width": .number(encoding.width), "height": .number(encoding.height), "fit": "fit",
        "box_width": .number(ClipEncoding.box(encoding.width)),
        "box_height": .number(ClipEncoding.box(encoding.height)),
      ]
    }
    try await PictureConversation(tools: self).ask(requests) { _, answer in
      _ = try answer.get()
    }
  }

  /// Runs ffmpeg, checks that the MP4 is whole, and gives it its name.
  func encode(_ arguments: [String], to temporary: String, then output: String) async throws {
    let run = ProgramRun(
      program: ffmpeg,
      arguments: arguments,
      environment: environment,
      timeLimit: .seconds(600)
    )
    do {
      try await run.run { _ in }
      try await offThePool {
        do throws(MP4Damage) {
          _ = try MP4Container(checking: temporary)
        } catch {
          throw ImagingError.brokenVideo(error)
        }
        try FileMove.move(temporary, to: output)
      }
    } catch {
      try? await offThePool { FileMove.remove(temporary) }
      throw error
    }
  }
}
