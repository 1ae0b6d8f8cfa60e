import TroupeModel

/// What a harmless question told about an endpoint.
public enum EndpointCheck: Hashable, Sendable {
  /// It speaks the interface. The key, where one was sent, was not refused.
  case reachable(String)
  case keyRefused(RemoteFailure)
  /// It answers, and the profile's route is not there.
  case routeGone(RemoteFailure)
  /// Something answers that does not speak the interface, such as a web page.
  case notAnAPI(RemoteFailure)
  /// It answers that it cannot serve now.
  case unwell(RemoteFailure)
  case unreachable(TransportError)
}

extension EndpointCheck {
  /// Whether the endpoint can be used.
  public var isGood: Bool {
    if case .reachable = self { true } else { false }
  }

  /// What was found, in one sentence.
  public var message: String {
    switch self {
    case .reachable(let detail): detail
    case .keyRefused(let failure), .routeGone(let failure), .notAnAPI(let failure),
      .unwell(let failure):
      failure.sentence
    case .unreachable(let error): error.sentence
    }
  }

  /// What to do next, in one sentence; nil where all is well.
  public var hint: String? {
    switch self {
    case .reachable: nil
    case .keyRefused: "Set the right key with 'troupe endpoint login'."
    case .routeGone(let failure): failure.hint
    case .notAnAPI:
      "Look at base_url with 'troupe endpoint show': another address may be the right one."
    case .unwell: "Try again later."
    case .unreachable(let error): EndpointError.transport(error).hint
    }
  }
}

extension VideoEndpoint {
  /// The id of a job that no endpoint knows.
  static let unknownJob = RemoteID("troupe-check")

  /// Asks about a job that does not exist: costs nothing, changes nothing, and tells whether the endpoint answers as it
  /// should.
  public func check() async -> EndpointCheck {
    guard let id = Self.unknownJob, let format = profile.videoFormats.first,
      let built = try? profile.request(.query, id: id, format: format)
    else { return .reachable("the profile has no route to ask") }
    do {
      let reply = try await send(built)
      return judge(reply, reader(for: built))
    } catch {
      return .unreachable(error)
    }
  }

  private func judge(_ reply: HTTPReply, _ reader: ReplyReader) -> EndpointCheck {
    let failure = reader.error(of: reply)
    switch failure.kind {
    case .badKey: return .keyRefused(failure)
    case .html, .empty: return reply.status >= 500 ? .unwell(failure) : .notAnAPI(failure)
    case .routeGone, .retired: return .routeGone(failure)
    default: break
    }
    guard case .json(let json) = ReplyBody(reply.body) else { return .notAnAPI(failure) }
    switch reply.status {
    case 200..<300 where !reader.tells(of: json, failure):
      return .reachable(
        "\(base.origin) answered without a status, so the profile's reply paths could not be checked"
      )
    case 200..<300, 400, 402, 404, 410, 422, 429:
      return .reachable("\(base.origin) answers as it should")
    case 401, 403:
      return failure.kind == .quota
        ? .reachable("\(base.origin) answers; \(failure.sentence)") : .keyRefused(failure)
    default: return .unwell(failure)
    }
  }
}

extension ReplyReader {
  /// Whether a reply says something of a job at the places where the profile looks for it: its state, or what is wrong.
  fileprivate func tells(of json: JSON, _ failure: RemoteFailure) -> Bool {
    status(in: json) != nil || tellsFailure(json) || failure.kind != .other
  }
}
