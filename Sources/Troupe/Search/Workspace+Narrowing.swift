public import FoundationEssentials
import TroupeCatalog
public import TroupeModel
import TroupeSearch

/// A page of videos.
public struct VideoPage: Sendable {
  /// Those on this page.
  public var videos: [VideoSheet]
  /// How many there are in all, as far as they were counted.
  public var total: Int
  /// Whether there are no more than that.
  public var isTotalExact: Bool

  /// The page as JSON.
  public var json: JSON {
    [
      "videos": .array(videos.map(\.json)), "total": .number(total),
      "total_is_exact": .bool(isTotalExact),
    ]
  }
}

extension Workspace {
  /// A page of the stored videos: the newest first, or those of the generations that a search finds, in its order.
  ///
  /// - Parameters:
  ///   - text: the search as it is typed; empty for every video, also those that belong to no generation.
  ///   - character: who is to be in the videos, as typed; nil for anybody.
  ///   - limit: how many at the most.
  ///   - last: the id, or its beginning, of the last one of the page before.
  ///   - timeZone: where days begin.
  /// - Throws: as `search`.
  /// - Returns: a page.
  public func videos(
    matching text: String,
    with character: String? = nil,
    limit: Int = 50,
    after last: String? = nil,
    timeZone: TimeZone = .current
  ) throws -> VideoPage {
    let (who, last) = try catalog.read { reader in
      (
        try character.map { try reader.findCharacterOrTrashed($0).id },
        try last.map { try reader.findVideo($0).id }
      )
    }
    let search = try Search(parsing: text)
    guard search.query != .everything || search.sort != nil else {
      return try catalog.read { reader in
        let page = try reader.videoPage(with: who, limit: limit, after: last)
        return VideoPage(
          videos: try sheets(ofVideos: page.ids, in: reader),
          total: page.total.count,
          isTotalExact: page.total.isExact
        )
      }
    }
    let generations = try matchingIDs(
      try search.narrowed(to: "has:video"),
      timeZone: timeZone
    )
    return try catalog.read { reader in
      let ids = try reader.videoIDs(of: generations, with: who)
      let start = last.flatMap { ids.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
      return VideoPage(
        videos: try sheets(ofVideos: Array(ids[start...].prefix(limit)), in: reader),
        total: ids.count,
        isTotalExact: true
      )
    }
  }

  /// What is under way or waits, of the generations that a search finds; in the order of `jobs()`.
  public func jobs(matching text: String, timeZone: TimeZone = .current) throws -> [GenerationSheet]
  {
    let open = GenerationStatus.allCases.filter { !$0.isTerminal }
      .map { "status:\($0.rawValue)" }.joined(separator: ", ")
    let narrowed = try Search(parsing: text).narrowed(to: open)
    let all = try jobs()
    let chosen = Set(try matchingIDs(narrowed, timeZone: timeZone))
    return all.filter { chosen.contains($0.generation.id) }
  }

  private func sheets(ofVideos ids: [ItemID], in reader: CatalogReader) throws -> [VideoSheet] {
    try ids.compactMap { try reader.video($0) }.map { try sheet(of: $0, in: reader) }
  }
}

extension Search {
  /// The search with one more thing that must fit, as it is typed.
  fileprivate func narrowed(to other: String) throws -> String {
    try Search(parsing: other).narrowed(by: self).description
  }
}
