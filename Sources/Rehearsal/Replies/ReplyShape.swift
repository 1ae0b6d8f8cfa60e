import TroupeModel

/// The shapes that replies about jobs take in the wild.
package enum ReplyShape: String, Hashable, Sendable, CaseIterable {
  /// As documented.
  case plain
  /// `{"code":"success","message":"","data":{"id":…,"task_id":…}}`, with the result as `artifact_url` and `result_url`.
  case wrapped
  /// Wrapped, with the result one level further in, as `data.data.video_url`.
  case nested
  /// `{"task_id":…}` with NOT_START, IN_PROGRESS, SUCCESS and FAILURE, and the result as `data.output`.
  case taskID = "task_id"
  /// As documented, with a number for an id.
  case numberID = "number_id"
  /// As documented, without an id.
  case noID = "no_id"
  /// Status 200 and nothing.
  case empty
  /// A page for people with status 200.
  case html
  /// A page for people with status 404.
  case htmlMissing = "html_404"
}

extension ReplyShape {
  /// The reply to an accepted request.
  func created(_ view: TaskView, words: StatusWords) -> RehearsalReply {
    if let reply = official(view, words: words) { return reply }
    let status = JSON.string(words.word(for: view.phase) ?? word(for: view.phase))
    let created = JSON.number(view.createdAt.value / 1000)
    switch self {
    case .plain:
      return RehearsalReply(
        json: ["id": .string(view.id), "status": status, "created_at": created])
    case .numberID:
      return RehearsalReply(
        json: ["id": JSON.number(view.id), "status": status, "created_at": created])
    case .noID:
      return RehearsalReply(json: ["status": status, "created_at": created])
    case .taskID:
      return RehearsalReply(json: ["task_id": .string(view.id), "status": status])
    case .wrapped:
      return Self.wrap([
        "id": .string(view.id), "task_id": .string(view.id), "status": status,
        "created_at": created,
      ])
    case .nested:
      return Self.wrap(["task_id": .string(view.id), "status": status])
    case .empty, .html, .htmlMissing:
      return page
    }
  }

  /// The reply to a question about a job.
  func task(_ view: TaskView, words: StatusWords) -> RehearsalReply {
    if let reply = official(view, words: words) { return reply }
    let status = JSON.string(words.word(for: view.phase) ?? word(for: view.phase))
    switch self {
    case .plain, .numberID, .noID:
      var members = [
        JSON.Member("status", status), JSON.Member("progress", .number(view.progress)),
      ]
      if self == .plain { members.insert(JSON.Member("id", .string(view.id)), at: 0) }
      if self == .numberID { members.insert(JSON.Member("id", JSON.number(view.id)), at: 0) }
      if let video = Self.video(of: view) { members.append(JSON.Member("video", video)) }
      if let failure = view.failure { members.append(JSON.Member("error", failure.json)) }
      return RehearsalReply(json: .object(members))
    case .taskID:
      return RehearsalReply(json: [
        "task_id": .string(view.id), "status": status, "progress": .string("\(view.progress)%"),
        "fail_reason": .string(view.failure?.message ?? ""),
        "data": view.url.map { ["output": .string($0)] } ?? .null,
      ])
    case .wrapped:
      var members = [
        JSON.Member("id", .string(view.id)), JSON.Member("task_id", .string(view.id)),
        JSON.Member("status", status), JSON.Member("progress", .number(view.progress)),
      ]
      if let url = view.url {
        members.append(JSON.Member("artifact_url", .string(url)))
        members.append(JSON.Member("result_url", .string(url)))
      }
      if let failure = view.failure {
        members.append(JSON.Member("fail_reason", .string(failure.message)))
      }
      return Self.wrap(.object(members))
    case .nested:
      return Self.wrap([
        "task_id": .string(view.id), "status": status,
        "progress": .string("\(view.progress)%"),
        "fail_reason": .string(view.failure?.message ?? ""),
        "data": [
          "progress": .number(view.progress), "video_url": .string(view.url ?? ""),
        ],
      ])
    case .empty, .html, .htmlMissing:
      return page
    }
  }

  static func video(of view: TaskView) -> JSON? {
    guard let url = view.url else { return nil }
    return [
      "url": .string(url), "duration": .number(view.duration), "width": .number(view.size.width),
      "height": .number(view.size.height),
    ]
  }

  private static func wrap(_ data: JSON) -> RehearsalReply {
    RehearsalReply(json: ["code": "success", "message": "", "data": data])
  }

  /// The shape's own word for a phase.
  private func word(for phase: TaskView.Phase) -> String {
    switch (self, phase) {
    case (.wrapped, .completed), (.nested, .completed), (.taskID, .completed): "SUCCESS"
    case (.nested, .processing), (.taskID, .processing): "IN_PROGRESS"
    case (.nested, .failed), (.taskID, .failed): "FAILURE"
    default: phase.rawValue
    }
  }

  /// A body that is no JSON, for the shapes that are none.
  var page: RehearsalReply {
    switch self {
    case .html:
      RehearsalReply(
        status: 200,
        text: "<!DOCTYPE html><title>Welcome</title><p>Welcome.",
        type: "text/html"
      )
    case .htmlMissing:
      RehearsalReply(
        status: 404,
        text: "<!DOCTYPE html><title>404</title><p>Not found.",
        type: "text/html"
      )
    default: RehearsalReply(status: 200)
    }
  }

  /// Whether the shape is no JSON at all, and so fits a reply about a character too.
  var isPage: Bool { [.empty, .html, .htmlMissing].contains(self) }
}
