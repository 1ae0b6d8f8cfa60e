public import TroupeModel

/// What `watch` tells while it works.
public enum WatchEvent: Sendable {
  /// A generation is where it is now.
  case generation(Generation)
  /// Bytes of a download.
  case download(ItemID, received: Int64, expected: Int64?)
  /// A video is stored.
  case stored(ItemID, VideoSheet)
  /// Something did not work and will be tried again.
  case trouble(ItemID, String)
}

/// What is left when `watch` ends.
public struct WatchSummary: Sendable {
  /// The generations that were watched, as they are now.
  public var generations: [GenerationSheet]
  /// Those that could not be sent or asked about this time, and why; they stay as they are.
  public var held: [ItemID: ErrorReport] = [:]

  /// Those that only the user can settle.
  public var undecided: [GenerationSheet] {
    generations.filter { $0.generation.status == .needsDecision }
  }

  /// Those that came to no video.
  public var unsuccessful: [GenerationSheet] {
    generations.filter {
      [.rejected, .failed, .expired, .needsAttention].contains($0.generation.status)
    }
  }
}
