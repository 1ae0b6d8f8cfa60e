/// What a method and a path ask for.
package enum RehearsalRoute: Hashable, Sendable {
  case health
  case createUnified
  case queryUnified(id: String)
  case createVideo
  case queryVideo(id: String)
  case listVideos
  case deleteVideo(id: String)
  case content(id: String)
  case createCharacter
  case queryCharacter(id: String)
  /// The two for characters as OpenAI's format has them: from a clip, under the videos.
  case createClipCharacter
  case queryClipCharacter(id: String)
  case upload
  case file(name: String)
  case unknown

  /// The names by which a script means routes.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case createUnified = "create_unified"
    case queryUnified = "query_unified"
    case createVideo = "create_video"
    case queryVideo = "query_video"
    case listVideos = "list_videos"
    case deleteVideo = "delete_video"
    case content
    case createCharacter = "create_character"
    case queryCharacter = "query_character"
    case upload, file
  }

  /// The name in scripts; nil for what no script can touch.
  package var name: Name? {
    switch self {
    case .createUnified: .createUnified
    case .queryUnified: .queryUnified
    case .createVideo: .createVideo
    case .queryVideo: .queryVideo
    case .listVideos: .listVideos
    case .deleteVideo: .deleteVideo
    case .content: .content
    case .createCharacter, .createClipCharacter: .createCharacter
    case .queryCharacter, .queryClipCharacter: .queryCharacter
    case .upload: .upload
    case .file: .file
    case .health, .unknown: nil
    }
  }

  /// Whether a key is asked for, where one is required: result links work without, as they do elsewhere.
  var needsKey: Bool {
    switch self {
    case .health, .file, .unknown: false
    default: true
    }
  }
}

extension RehearsalRoute {
  /// Finds the route of a request.
  ///
  /// Ids are decoded after the path is split, so that they may hold `/` and `:`.
  package init(_ request: RehearsalRequest) {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let words = parts.map { PercentEncoding.decoded($0) }
    self =
      switch request.method {
      case "GET", "HEAD": Self.reading(words, query: request.query)
      case "POST": Self.posting(words)
      case "DELETE" where words.count == 3 && words[..<2] == ["v1", "videos"] && words[2] != "":
        .deleteVideo(id: words[2])
      default: .unknown
      }
    if request.method == "HEAD", name != .file, name != .content { self = .unknown }
  }

  private static func reading(_ words: [String], query: [String: String]) -> RehearsalRoute {
    switch words.count {
    case 1 where words == ["health"]: .health
    case 2 where words == ["v1", "videos"]: .listVideos
    case 2 where words[0] == "files" && !words[1].isEmpty: .file(name: words[1])
    case 3 where words == ["v1", "video", "query"]:
      .queryUnified(id: query["id"] ?? query["task_id"] ?? "")
    case 3 where words[..<2] == ["v1", "videos"] && !words[2].isEmpty: .queryVideo(id: words[2])
    case 4 where words[..<3] == ["v1", "videos", "characters"] && !words[3].isEmpty:
      .queryClipCharacter(id: words[3])
    case 4 where words[..<2] == ["v1", "videos"] && words[3] == "content": .content(id: words[2])
    case 4 where words[..<3] == ["sora", "v1", "characters"] && !words[3].isEmpty:
      .queryCharacter(id: words[3])
    default: .unknown
    }
  }

  private static func posting(_ words: [String]) -> RehearsalRoute {
    switch words {
    case ["v1", "video", "create"]: .createUnified
    case ["v1", "videos"]: .createVideo
    case ["sora", "v1", "characters"]: .createCharacter
    case ["v1", "videos", "characters"]: .createClipCharacter
    case ["v1", "files", "uploads"]: .upload
    default: .unknown
    }
  }
}
