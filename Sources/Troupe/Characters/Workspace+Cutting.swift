import FoundationEssentials
import Imaging
import TroupeCatalog
import TroupeModel

extension Workspace {
  /// A part of a clip, cut into a file of its own that is gone with the value.
  func cut(_ path: String, _ part: ClipPart) async throws -> TemporaryFile {
    guard FileManager.default.fileExists(atPath: path) else {
      throw TroupeError.fileNotFound(path: path)
    }
    let clip = TemporaryFile(suffix: ".mp4")
    do {
      try await imaging.cutClip(from: path, start: part.start, end: part.end, to: clip.path)
    } catch let error as ImagingError where !error.isAboutTools {
      throw TroupeError.unusableFile(path: path, message: error.message, hint: error.hint)
    }
    return clip
  }

  /// A clip cut from the stored video of a generation, which remembers where it comes from.
  func prepareCut(
    _ draft: ReferenceDraft,
    ofGeneration typed: String
  ) async throws -> PreparedReference {
    let (generation, video) = try catalog.read { reader in
      let generation = try reader.findGeneration(typed)
      return (generation, try reader.videos(of: generation.id).last)
    }
    guard let video else { throw TroupeError.noVideoToCut(generation.id, generation.status) }
    guard let part = draft.part else { throw TroupeError.badCut(from: nil, to: nil) }
    let clip = try await cut(path(of: video.media), part)
    let media = try await takeIn(fileAt: clip.path)
    return PreparedReference(
      draft: draft,
      source: .media(media.content),
      media: media,
      lineage: .generation(generation.id, from: part.start, to: part.end),
      usedBy: try catalog.read { try $0.users(of: media.content) }
    )
  }
}
