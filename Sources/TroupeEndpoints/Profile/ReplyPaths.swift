/// Where in a reply things are: for each thing an ordered list of places, of which the first that holds it wins.
public struct ReplyPaths: Hashable, Sendable {
  /// The things that are looked for; the raw value is the key in a profile.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// The id of a job.
    case id
    /// The id of a character.
    case characterID = "character_id"
    case status, progress
    /// The address of the video.
    case result
    /// The address of an uploaded file.
    case uploadURL = "upload_url"
    /// What went wrong, in words.
    case error
    case errorCode = "error_code"
    case createdAt = "created_at"
    case expiresAt = "expires_at"
    /// The name by which prompts call a character.
    case handle
    case displayName = "display_name"
    /// The address of a character's picture.
    case avatar
    /// What was charged, in the unit of the profile's charges or in the currency that follows.
    case cost
    case costCurrency = "cost_currency"
  }

  private var lists: [Part: [ReplyPath]]

  /// The places of a part, in order.
  public subscript(part: Part) -> [ReplyPath] {
    get { lists[part] ?? [] }
    set { lists[part] = newValue }
  }

  /// The places that are known from relays in the wild; a part that a profile does not name is looked for here.
  public static let usual = ReplyPaths(lists: [
    .id: paths(
      "id",
      "task_id",
      "data.id",
      "data.task_id",
      "data.data.id",
      "data.data.task_id"
    ),
    .characterID: paths(
      "character_id",
      "data.character_id",
      "character.id",
      "data.character.id",
      "resultJson.character_id",
      "data.resultJson.character_id",
      "id",
      "task_id",
      "data.id",
      "data.task_id",
      "data.data.id",
      "data.data.task_id"
    ),
    .status: paths("status", "data.status", "state", "data.state", "data.data.status"),
    .progress: paths("progress", "data.progress", "data.data.progress"),
    .result: results,
    .uploadURL: paths(
      "url",
      "data.url",
      "file_url",
      "data.file_url",
      "file.url",
      "data.file.url",
      "files.url",
      "download_url",
      "data.download_url"
    ),
    .error: paths(
      "error.message",
      "error",
      "fail_reason",
      "data.error.message",
      "data.error",
      "data.fail_reason",
      "data.data.error.message",
      "data.data.error",
      "data.data.fail_reason",
      "message",
      "msg",
      "detail"
    ),
    .errorCode: paths(
      "error.code",
      "data.error.code",
      "data.data.error.code",
      "code",
      "error.type",
      "data.code"
    ),
    .createdAt: paths("created_at", "data.created_at", "status_update_time", "submit_time"),
    .expiresAt: paths("expires_at", "data.expires_at"),
    .handle: paths(
      "username",
      "data.username",
      "character.username",
      "data.character.username",
      "resultJson.username",
      "data.resultJson.username",
      "handle",
      "data.handle"
    ),
    .displayName: paths("display_name", "data.display_name", "name", "data.name"),
    .avatar: paths(
      "profile_picture_url",
      "data.profile_picture_url",
      "character.profile_picture_url",
      "avatar_url",
      "data.avatar_url"
    ),
    .cost: paths(
      "cost",
      "data.cost",
      "data.data.cost",
      "usage.cost",
      "data.usage.cost",
      "total_cost",
      "data.total_cost",
      "price",
      "data.price"
    ),
    .costCurrency: paths(
      "cost_currency",
      "data.cost_currency",
      "data.data.cost_currency",
      "usage.currency",
      "data.usage.currency",
      "currency",
      "data.currency",
      "data.data.currency"
    ),
  ])

  private static let results: [ReplyPath] = {
    let names = ["video.url", "video_url", "url", "result_url", "artifact_url"]
    let nested = ["", "data.", "data.data.", "data.output."].flatMap { prefix in
      names.map { prefix + $0 }
    }
    return (nested + ["data.output", "content.video_url", "metadata.url", "detail.url"])
      .compactMap(ReplyPath.init)
  }()

  private static func paths(_ texts: String...) -> [ReplyPath] { texts.compactMap(ReplyPath.init) }
}

extension ProfileNode {
  /// The value read as places; a part that is not named keeps those it has in `base`.
  func replyPaths(over base: ReplyPaths) -> ReplyPaths {
    var result = base
    for (name, node) in members("the reply", keys: ProfileKeys.reply) {
      guard let part = ReplyPaths.Part(rawValue: name) else { continue }
      result[part] = node.replyPaths
    }
    return result
  }
}
