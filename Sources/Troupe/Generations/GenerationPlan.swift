public import TroupeEndpoints
public import TroupeModel

/// A generation that is ready to be sent: everything is resolved and nothing has left.
public struct GenerationPlan: Sendable {
  /// As it will be recorded, with its frozen cast and its estimate.
  public var generation: Generation
  /// Where it will be sent.
  public var endpoint: EndpointSheet
  /// The request; a picture that is a file stands in it under a name of its own.
  public var request: BuiltRequest
  /// Why the endpoint will probably refuse it.
  public var warnings: [LimitWarning]
  /// Names that appear without `@`.
  public var remarks: [NameRemark]
  /// Characters whose registration was made from an older look.
  public var stale: [StaleCast]
  var order: VideoOrder
  /// The picture to start from, where it is a file.
  var imageMedia: Media?
}

extension GenerationPlan {
  /// What `--dry-run` shows, as JSON: the exact request, the cast and the estimate.
  public var json: JSON {
    [
      "endpoint": .string(endpoint.name),
      "request": [
        "method": .string(request.method), "url": .string(url),
        "headers": .object(headers.map { .init($0.name, .string($0.value)) }),
        "body": (try? JSON(parsing: request.bodyText)) ?? .string(request.bodyText),
        "body_text": .string(request.bodyText),
      ],
      "cast": .array(generation.cast.map(\.json)),
      "uploads_first": .optional(uploadsFirst),
      "warnings": .array(warnings.map { .string($0.message) }),
      "remarks": .array(
        remarks.map { ["name": .string($0.name), "handle": .string($0.handle.description)] }
      ),
      "stale": .array(
        stale.map { ["look": .string($0.look), "changes": .array($0.changes.map(JSON.string))] }
      ),
      "cost": generation.estimate?.json ?? .null,
    ]
  }

  /// The picture that would be uploaded first, so that its address can take the place of `upload:…` in the request.
  public var uploadsFirst: String? { imageMedia == nil ? nil : generation.parameters.image }

  /// The address that the request goes to.
  public var url: String { endpoint.baseURL + request.path }

  /// The header fields, the key blotted out.
  public var headers: [HTTPHeader] {
    var headers: [HTTPHeader] = []
    if endpoint.keyVariable != nil {
      headers.append(HTTPHeader("Authorization", "Bearer ***"))
    }
    return headers + request.headers
  }
}
