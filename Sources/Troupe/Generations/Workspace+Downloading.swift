import Imaging
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

/// Why what came is not a video that can be kept, in words.
private struct DownloadProblem: Error {
  var reason: String
}

extension Workspace {
  /// How often a download is tried before the user is told.
  static let downloadTries = 5

  /// Fetches, checks and stores the video of a generation that is done.
  func fetch(
    _ generation: Generation,
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws {
    let sheet = try endpoint(generation.endpoint)
    try update(generation.id) { $0.status = .downloading }
    do {
      let stored = try await download(generation, from: sheet, report)
      let video = try store(stored.media, origin: stored.origin, of: generation)
      report(.stored(generation.id, try catalog.read { try self.sheet(of: video, in: $0) }))
    } catch let problem as DownloadProblem {
      try retry(generation, sheet, problem.reason, report)
    } catch let error as MediaError {
      // The disk, not the endpoint: nothing is gained by asking again.
      try update(generation.id) { $0.status = .ready }
      throw error
    } catch is CancellationError {
      try update(generation.id) { $0.status = .ready }
      throw CancellationError()
    }
  }

  private func retry(
    _ generation: Generation,
    _ sheet: EndpointSheet,
    _ text: String,
    _ report: @Sendable (WatchEvent) -> Void
  ) throws {
    let delay = generation.pollDelay(pace: sheet.pollInterval)
    try update(generation.id) { current in
      current.downloadTries += 1
      current.failure = "the download failed: \(text)"
      let isStuck = current.downloadTries >= Self.downloadTries
      current.status = isStuck ? .needsAttention : .running
      current.resultURL = nil
      // A dead link is the usual cause: the endpoint is asked for a new one.
      current.notBefore = world.now() + (isStuck ? .seconds(3600) : delay)
    }
    report(.trouble(generation.id, text))
  }

  private func download(
    _ generation: Generation,
    from sheet: EndpointSheet,
    _ report: @escaping @Sendable (WatchEvent) -> Void
  ) async throws -> (media: Media, origin: String) {
    let endpoint = try await connect(to: sheet)
    let writer = try media.begin()
    do {
      let id = generation.id
      let progress = DownloadProgress { report(.download(id, received: $0, expected: $1)) }
      if let url = generation.resultURL {
        try await endpoint.download(url) { try progress.take($0, into: writer) }
      } else {
        guard let remoteID = generation.remoteID else {
          throw DownloadProblem(reason: "it has no id")
        }
        try await endpoint.downloadContent(
          of: remoteID,
          format: generation.parameters.format
        ) { try progress.take($0, into: writer) }
      }
      let facts = try await checkedVideo(at: writer.path)
      let stored = try writer.finish(type: facts.type)
      let media = Media(
        content: stored.content,
        bytes: stored.bytes,
        type: facts.type,
        width: facts.width,
        height: facts.height,
        duration: facts.duration,
        createdAt: world.now()
      )
      return (media, Origin.withoutQuery(generation.resultURL ?? endpoint.baseURL))
    } catch {
      writer.abandon()
      switch error {
      case is MediaError, is DownloadProblem, is CancellationError: throw error
      case EndpointError.transport(.cancelled): throw CancellationError()
      case let error as ImagingError where error.isAboutTools: throw error
      default: throw DownloadProblem(reason: ErrorReport(of: error).message)
      }
    }
  }

  /// A video is kept only when its container is whole and a program that plays videos can read it.
  private func checkedVideo(
    at path: String
  ) async throws -> (type: MediaType, width: Int, height: Int, duration: Milliseconds?) {
    let found = try MediaType.sniff(fileAt: path)
    guard case .media(let type) = found, type == .mp4 || type == .quickTime else {
      throw DownloadProblem(reason: "what came is \(found.words), not an MP4 video")
    }
    try await Self.checkContainer(at: path)
    let facts = try await imaging.probeVideo(at: path)
    return (type, facts.width, facts.height, facts.duration)
  }

  @concurrent private static func checkContainer(at path: String) async throws {
    do { _ = try MP4Container(checking: path) } catch { throw ImagingError.brokenVideo(error) }
  }

  /// Records a video whose file is durable: media, video, appearances and the state in one transaction.
  func store(_ media: Media, origin: String, of generation: Generation) throws -> Video {
    let video = Video(
      id: world.makeID(),
      generationID: generation.id,
      media: media,
      origin: origin,
      createdAt: world.now()
    )
    return try write { writer in
      // Another process may have stored the same bytes of the same job a moment ago.
      let before = try writer.reader.videos(of: generation.id)
        .first { $0.media.content == media.content }
      guard var current = try writer.reader.generation(generation.id) else { return video }
      if before == nil {
        try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
        try writer.insert(video)
        for member in current.cast {
          guard let character = member.characterID else { continue }
          try writer.link(
            Appearance(
              videoID: video.id,
              characterID: character,
              look: member.look,
              source: .cast
            )
          )
        }
      }
      current.status = .stored
      current.failure = nil
      current.progress = 1
      current.notBefore = nil
      try writer.update(current)
      return before ?? video
    }
  }
}
