import TroupeModel

extension ReplyReader {
  /// What a reply says went wrong; for a reply in which nothing did, ask first.
  public func error(of reply: HTTPReply) -> RemoteFailure {
    error(ReplyBody(reply.body), status: reply.status)
  }

  func error(_ body: ReplyBody, status: Int) -> RemoteFailure {
    switch body {
    case .json(let json): return failure(in: json, status: status)
    case .empty:
      let kind = failures.kind(status: status, code: nil, message: "")
      return RemoteFailure(
        kind: kind == .other ? .empty : kind,
        status: status,
        message: ""
      )
    case .html(let title):
      let known = failures.kind(status: status, code: nil, message: "")
      let kind: RemoteFailure.Kind =
        [.badKey, .quota, .rateLimited].contains(known) ? known : .html
      return RemoteFailure(kind: kind, status: status, message: redaction.message(title))
    case .otherText(let text), .broken(_, let text):
      let rule = failures.rule(status: status, code: nil, message: text)
      return RemoteFailure(
        kind: rule?.kind ?? .other,
        status: status,
        message: redaction.message(text),
        stage: rule?.stage
      )
    }
  }

  /// The failure that a JSON reply tells of.
  func failure(in json: JSON, status: Int?) -> RemoteFailure {
    let code = first(.errorCode, in: json) { value in
      Self.code(value).flatMap { failures.successCodes.contains($0.lowercased()) ? nil : $0 }
    }
    let message = failureText(in: json) ?? (isFailedWrapper(json) ? wrapperText(json) : nil) ?? ""
    let rule = failures.rule(status: status ?? 200, code: code, message: message)
    return RemoteFailure(
      kind: rule?.kind ?? .other,
      status: status.flatMap { (200..<300).contains($0) ? nil : $0 },
      code: code.map(redaction.message),
      message: redaction.message(message.isEmpty ? (code ?? "") : message),
      stage: rule?.stage
    )
  }

  /// The failure that a JSON reply tells of, or that it holds no id where it should.
  func failure(in json: JSON, status: Int, missingID: Bool) -> RemoteFailure {
    let failure = failure(in: json, status: status)
    guard missingID, failure.message.isEmpty, (200..<300).contains(status) else { return failure }
    // A wrapper that calls itself a success and holds nothing may still say why.
    let words = wrapperText(json).flatMap {
      failures.successCodes.contains($0.lowercased()) ? nil : redaction.message($0)
    }
    let message = ["the reply holds no id", words].compactMap(\.self).joined(separator: ": ")
    return RemoteFailure(kind: failure.kind, message: message)
  }

  /// Whether a wrapper says that its request went wrong: a `code` that is none of those for success.
  func isFailedWrapper(_ json: JSON) -> Bool {
    guard let code = ReplyPath.wrapperCode?.values(in: json).lazy.compactMap(Self.code).first else {
      return false
    }
    return !failures.successCodes.contains(code.lowercased())
  }

  /// Whether a reply holds an error where a good one holds nothing: `error`, or a wrapper's code.
  func tellsFailure(_ json: JSON) -> Bool {
    if isFailedWrapper(json) { return true }
    return switch json["error"] {
    case .object(let members): !members.isEmpty
    case .string(let text): !text.isEmpty
    default: false
    }
  }

  /// The words for what went wrong.
  ///
  /// A wrapper's `message` beside its code for success says nothing of the job.
  private func failureText(in json: JSON) -> String? {
    let isGoodWrapper = json["code"].flatMap(Self.code) != nil && !isFailedWrapper(json)
    for path in paths[.error] where !(isGoodWrapper && path.isWrapperMessage) {
      for value in path.values(in: json) {
        if let text = value.text, !text.allSatisfy(\.isWhitespace) { return text }
      }
    }
    return nil
  }

  /// What a wrapper says beside its code.
  private func wrapperText(_ json: JSON) -> String? {
    ["message", "msg"].lazy.compactMap { json[$0]?.text }.first { !$0.allSatisfy(\.isWhitespace) }
  }

  /// A code: a text that is not empty, or the digits of a number.
  private static func code(_ json: JSON) -> String? {
    switch json {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let digits): digits
    default: nil
    }
  }
}

extension ReplyPath {
  fileprivate static let wrapperCode = ReplyPath("code")

  /// Whether this is the message of the outermost object.
  fileprivate var isWrapperMessage: Bool {
    names.count == 1 && ["message", "msg"].contains(names[0])
  }
}
