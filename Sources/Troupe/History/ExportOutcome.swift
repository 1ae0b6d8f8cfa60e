public import TroupeModel

/// What an export of generations wrote.
public struct ExportOutcome: Sendable {
  /// How many generations.
  public var generations = 0
  /// How many of their videos were copied.
  public var videos = 0
  /// How many were there already, with the same bytes.
  public var videosThere = 0
  /// The videos whose files are not in the library any more.
  public var missingVideos: [ItemID] = []

  /// Creates an outcome of nothing.
  public init() {}

  /// The outcome as JSON.
  public var json: JSON {
    [
      "generations": .number(generations), "videos": .number(videos),
      "videos_there": .number(videosThere),
      "missing_videos": .array(missingVideos.map { .string($0.description) }),
    ]
  }
}
