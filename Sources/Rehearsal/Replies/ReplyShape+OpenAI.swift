import TroupeModel

extension ReplyShape {
  /// The reply about a job that was asked for in OpenAI's format, whole as its clients read it; nil where the job was
  /// not, or where the shape is another one.
  func official(_ view: TaskView, words: StatusWords) -> RehearsalReply? {
    guard view.format == .openAI else { return nil }
    let status = words.word(for: view.phase) ?? Self.officialWord(for: view)
    var members = Self.officialMembers(view, status: status)
    switch self {
    case .plain: break
    case .numberID: members[0].value = .number(view.id)
    case .noID: members.removeFirst()
    case .wrapped, .nested, .taskID, .empty, .html, .htmlMissing: return nil
    }
    return RehearsalReply(json: .object(members))
  }

  /// One entry of the list of videos; that of a job which was not asked for in OpenAI's format tells its result too.
  static func entry(_ view: TaskView) -> JSON {
    var members = officialMembers(view, status: officialWord(for: view))
    if view.format != .openAI, let video = video(of: view) {
      members.append(JSON.Member("video", video))
    }
    return .object(members)
  }

  /// A video as OpenAI's format tells it: without an address, as its bytes are at `/v1/videos/ID/content`.
  private static func officialMembers(_ view: TaskView, status: String) -> [JSON.Member] {
    [
      JSON.Member("id", .string(view.id)), JSON.Member("object", "video"),
      JSON.Member("model", .string(view.model)), JSON.Member("status", .string(status)),
      JSON.Member("progress", .number(view.progress)),
      JSON.Member("created_at", .number(view.createdAt.value / 1000)),
      JSON.Member("completed_at", view.finishedAt.map { .number($0.value / 1000) } ?? .null),
      JSON.Member("expires_at", .null),
      JSON.Member("seconds", .string(JSON.number(view.duration).compact)),
      JSON.Member("size", .string(view.size.description)),
      JSON.Member("prompt", .string(view.prompt)), JSON.Member("remixed_from_video_id", .null),
      JSON.Member("error", view.failure?.json ?? .null),
    ]
  }

  private static func officialWord(for view: TaskView) -> String {
    switch view.phase {
    case .processing: view.progress == 0 ? "queued" : "in_progress"
    case .completed, .failed: view.phase.rawValue
    }
  }
}
