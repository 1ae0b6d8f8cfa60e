public import TroupeModel

extension VideoEndpoint {
  /// Sends a paid request, at the most once.
  ///
  /// The gate is called right before the first byte leaves.
  public func submit(
    _ built: BuiltRequest,
    gate: @escaping @Sendable () throws -> Void
  ) async -> OneShotOutcome {
    await transport.sendOnce(request(built), limits: .paid, gate: gate)
  }

  /// Reads the answer to a paid request for a video.
  public func acceptance(of reply: HTTPReply, to built: BuiltRequest) -> AcceptanceReading {
    reader(for: built).acceptance(of: reply, now: now())
  }

  /// Reads the answer to a paid request for a character.
  public func character(of reply: HTTPReply, to built: BuiltRequest) -> CharacterReading {
    reader(for: built).character(of: reply, now: now())
  }

  /// What would be sent, for people: nothing is left out but the key.
  public func dryRun(_ built: BuiltRequest) -> DryRun {
    let request = request(built)
    let authorization = profile.keyEnvironment.map { variable in
      HTTPHeader("Authorization", "Bearer (\(key == nil ? "not set" : "secret"): \(variable))")
    }
    let type: [HTTPHeader] =
      if case .multipart = built.body {
        [HTTPHeader("Content-Type", "multipart/form-data")]
      } else {
        []
      }
    return DryRun(
      method: request.method,
      url: request.url,
      headers: [authorization].compactMap(\.self) + request.headers + type,
      body: built.bodyText
    )
  }
}

/// A request as it would be sent, with the key blotted out.
public struct DryRun: Hashable, Sendable {
  /// The HTTP method.
  public var method: String
  /// The whole address.
  public var url: String
  /// The fields in order, the key blotted out.
  public var headers: [HTTPHeader]
  /// The body byte for byte; for a form, one line for each part.
  public var body: String
}

extension DryRun: CustomStringConvertible {
  /// The request over several lines, as HTTP writes it.
  public var description: String {
    let fields = headers.map { "\($0.name): \($0.value)" }
    let head = ["\(method) \(url)"] + fields
    return (body.isEmpty ? head : head + ["", body]).joined(separator: "\n")
  }
}

extension DryRun {
  /// The request as JSON; a body that is JSON stands in it as a text, byte for byte.
  public var json: JSON {
    [
      "method": .string(method), "url": .string(url),
      "headers": .object(headers.map { JSON.Member($0.name, .string($0.value)) }),
      "body": .string(body),
    ]
  }
}
