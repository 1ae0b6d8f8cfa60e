import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ImagingTools {
  /// Renders an animatic as an H.264 MP4.
  ///
  /// The output appears by rename when it is whole, so the work folder is on its file system;
  /// progress goes from 0 to 1; cancelling the task kills the program that works.
  @discardableResult
  package func renderAnimatic(
    _ request: AnimaticRequest,
    to outputPath: String,
    workFolder: String,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> RenderedAnimatic {
    let sizes = 64...4096
    guard sizes.contains(request.width), sizes.contains(request.height) else {
      throw ImagingError.badSize(width: request.width, height: request.height)
    }
    let durations = request.scenes.map(\.duration)
    guard !durations.isEmpty, durations.allSatisfy({ (1...3_600_000).contains($0.value) }) else {
      throw ImagingError.nothingToDraw
    }
    if let missing = missing.first { throw missing }
    let rendering = AnimaticRendering(
      tools: self,
      request: request,
      folder: try await WorkFolder.create(in: workFolder),
      progress: progress
    )
    do {
      let rendered = try await rendering.render(to: outputPath)
      try? await rendering.folder.remove()
      return rendered
    } catch {
      try? await rendering.folder.remove()
      throw error
    }
  }
}

/// One animatic on its way: stills, then the video, then the rename.
private struct AnimaticRendering: Sendable {
  let tools: ImagingTools
  let request: AnimaticRequest
  let folder: WorkFolder
  let progress: @Sendable (Double) -> Void

  /// H.264 in 4:2:0 has even sizes only.
  private var width: Int { request.width / 2 * 2 }
  private var height: Int { request.height / 2 * 2 }
  /// The share of the work that drawing is.
  private static let drawing = 0.3

  func render(to outputPath: String) async throws -> RenderedAnimatic {
    let timeline = AnimaticTimeline(
      durations: request.scenes.map(\.duration),
      width: width,
      height: height
    )
    let shown = request.scenes.indices.filter { timeline.frames[$0] > 0 }
    try await draw(shown)
    let video = folder.path("video.mp4")
    let encoding = AnimaticEncoding(
      timeline: timeline,
      width: width,
      height: height,
      barHeight: layout(0).barHeight,
      stills: shown.map { (still($0), timeline.frames[$0]) },
      output: video
    )
    try await encode(encoding)
    try await offThePool {
      do throws(MP4Damage) {
        _ = try MP4Container(checking: video)
      } catch {
        throw ImagingError.brokenVideo(error)
      }
      try FileMove.move(video, to: outputPath)
    }
    progress(1)
    return RenderedAnimatic(
      width: width,
      height: height,
      duration: timeline.duration,
      frameRate: timeline.frameRate
    )
  }

  private func still(_ index: Int) -> String { folder.path("scene-\(index).png") }

  private func layout(_ index: Int) -> AnimaticLayout {
    let times = request.scenes.map(\.duration)
    return AnimaticLayout(
      request: request,
      scene: request.scenes[index],
      start: times[..<index].reduce(Milliseconds(0)) { $0 + $1 },
      total: times.reduce(Milliseconds(0)) { $0 + $1 },
      width: width,
      height: height
    )
  }

  private func draw(_ scenes: [Int]) async throws {
    let requests = scenes.map { index -> JSON in
      [
        "request": "compose", "output": .string(still(index)), "width": .number(width),
        "height": .number(height), "ground": .string(Palette.ground),
        "layers": .array(layout(index).layers().map(\.json)),
      ]
    }
    let conversation = PictureConversation(tools: tools, timeLimit: .seconds(30))
    try await conversation.ask(requests) { index, answer in
      _ = try answer.get()
      progress(AnimaticRendering.drawing * Double(index + 1) / Double(requests.count))
    }
  }

  private func encode(_ encoding: AnimaticEncoding) async throws {
    let run = ProgramRun(
      program: tools.ffmpeg,
      arguments: encoding.arguments,
      environment: tools.environment,
      timeLimit: .seconds(600)
    )
    let total = Double(encoding.timeline.total)
    let start = AnimaticRendering.drawing
    try await run.run { chunk in
      let lines = String(decoding: chunk, as: UTF8.self).split(separator: "\n")
      let frame = lines.last { $0.hasPrefix("frame=") }.flatMap {
        Double($0.dropFirst(6).filter { $0.isNumber })
      }
      if let frame { progress(start + (0.99 - start) * min(1, frame / total)) }
    }
  }
}
