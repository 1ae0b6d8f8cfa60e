import TroupeCatalog
import Imaging
import FoundationEssentials
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Brings the bytes of references into the library's folder and finds out what they are.
  ///
  /// Nothing is recorded yet: a crash from here on leaves at most a file without a row.
  func prepare(_ drafts: [ReferenceDraft]) async throws -> [PreparedReference] {
    if let readOnlyReason { throw TroupeError.readOnlyLibrary(readOnlyReason) }
    var results: [PreparedReference] = []
    for draft in drafts {
      var draft = draft
      draft.caption = try Checked.text(draft.caption, .name, "caption")
      if let typed = draft.generation {
        results.append(try await prepareCut(draft, ofGeneration: typed))
      } else if draft.source.contains("://") {
        if let part = draft.part { throw TroupeError.badCut(from: part.from, to: part.to) }
        results.append(try await prepareAddress(draft))
      } else if let part = draft.part {
        let clip = try await cut(draft.source, part)
        results.append(try prepared(draft, try await takeIn(fileAt: clip.path), nil))
      } else {
        results.append(try prepared(draft, try await takeIn(fileAt: draft.source), nil))
      }
    }
    return results
  }

  private func prepared(
    _ draft: ReferenceDraft,
    _ media: Media,
    _ lineage: ClipLineage?
  ) throws -> PreparedReference {
    PreparedReference(
      draft: draft,
      source: .media(media.content),
      media: media,
      lineage: lineage,
      usedBy: try catalog.read { try $0.users(of: media.content) }
    )
  }

  /// Copies a picture or a clip into the library's folder once it is known to be whole.
  func takeIn(fileAt path: String) async throws -> Media {
    guard FileManager.default.fileExists(atPath: path) else {
      throw TroupeError.fileNotFound(path: path)
    }
    let (type, width, height, duration) = try await facts(ofFileAt: path)
    let stored = try media.put(fileAt: path, type: type)
    return Media(
      content: stored.content,
      bytes: stored.bytes,
      type: type,
      width: width,
      height: height,
      duration: duration,
      createdAt: world.now()
    )
  }

  /// What a picture or a clip would be as media; nothing is copied.
  func describe(fileAt path: String) async throws -> Media {
    guard FileManager.default.fileExists(atPath: path) else {
      throw TroupeError.fileNotFound(path: path)
    }
    let (type, width, height, duration) = try await facts(ofFileAt: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64 ?? 0
    return Media(
      content: try await Self.hash(of: path),
      bytes: size,
      type: type,
      width: width,
      height: height,
      duration: duration,
      createdAt: world.now()
    )
  }

  private func facts(
    ofFileAt path: String
  ) async throws -> (MediaType, width: Int, height: Int, Milliseconds?) {
    do {
      switch try MediaType.sniff(fileAt: path) {
      case .media(let type) where type.isPicture:
        let facts = try await imaging.probePicture(at: path)
        return (type, facts.width, facts.height, nil)
      case .media(let type):
        let facts = try await imaging.probeVideo(at: path)
        return (type, facts.width, facts.height, facts.duration)
      case let other:
        throw TroupeError.notAReference(path: path, found: other.words)
      }
    } catch let error as ImagingError where !error.isAboutTools {
      throw TroupeError.unusableFile(path: path, message: error.message, hint: error.hint)
    }
  }

  /// An address is kept as it is; its bytes are fetched where they can be had and are a picture or a clip.
  private func prepareAddress(_ draft: ReferenceDraft) async throws -> PreparedReference {
    guard draft.source.hasPrefix("https://") || draft.source.hasPrefix("http://"),
      draft.source.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), draft.source.utf8.count <= 4096
    else { throw TroupeError.badReferenceURL(draft.source) }
    var media: Media?
    var notFetched: String?
    do { media = try await fetch(draft.source) } catch {
      if error is CancellationError || error is MediaError { throw error }
      notFetched = ErrorReport(of: error).message
    }
    var prepared = PreparedReference(
      draft: draft,
      source: .url(draft.source, copy: media?.content),
      media: media,
      usedBy: try media.map { media in try catalog.read { try $0.users(of: media.content) } } ?? []
    )
    prepared.notFetched = notFetched
    return prepared
  }

  /// Fetches an address into the library's folder, redirects walked by hand and no key sent.
  private func fetch(_ url: String) async throws -> Media {
    try await fetch {
      try await PublicDownload.run(url, over: world.transport, limits: $0, sink: $1)
    }
  }

  /// Stores the bytes of a download in the library's folder once they are known to be a whole picture or clip.
  func fetch(
    _ download: (TransferLimits, @escaping @Sendable (DownloadEvent) throws -> Void) async throws
      -> HTTPReply
  ) async throws -> Media {
    let writer = try media.begin()
    do {
      let limits = TransferLimits(
        maximumBytes: 200 << 20,
        connectTimeout: .seconds(5),
        stallTime: .seconds(10),
        totalTimeout: .seconds(60)
      )
      _ = try await download(limits) { event in
        if case .bytes(let bytes) = event { try writer.append(bytes) }
      }
      let facts = try await facts(ofFileAt: writer.path)
      let stored = try writer.finish(type: facts.0)
      return Media(
        content: stored.content,
        bytes: stored.bytes,
        type: facts.0,
        width: facts.width,
        height: facts.height,
        duration: facts.3,
        createdAt: world.now()
      )
    } catch {
      writer.abandon()
      throw error
    }
  }
}
