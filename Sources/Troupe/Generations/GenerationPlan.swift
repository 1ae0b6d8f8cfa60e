public import TroupeEndpoints
public import TroupeModel

/// A generation that is ready to be sent: everything is resolved and nothing has left.
public struct GenerationPlan: Sendable {
  /// As it will be recorded, with its frozen cast and its estimate.
  public var generation: Generation
  /// Where it will be sent.
  public var endpoint: EndpointSheet
  /// The request; what is uploaded first stands in it under a name of its own.
  public var request: BuiltRequest
  /// Why the endpoint will probably refuse it.
  public var warnings: [LimitWarning]
  /// What the user should know of the cast.
  public var remarks: CastRemarks
  /// What the user should know of the picture to start from; nil where it goes as it is.
  public var imageRemark: String?
  /// Why a budget would stop it; nil where it fits.
  public var budgetRemark: String?
  var order: VideoOrder
  var files: OrderFiles
  /// The picture to start from where it was made for this request; it lives as long as the plan.
  var fitted: TemporaryFile?
}

/// The library's files that a request for a video carries, and how each goes.
struct OrderFiles: Sendable {
  var image: FileWay?
  /// A picture to start from that is a file of the user's, not yet in the library.
  var imagePath: String?
  var references: [FileWay] = []
  var clip: FileWay?

  /// Those that are uploaded before the request.
  var uploadedFirst: [Media] {
    ([image, clip].compactMap(\.self) + references).compactMap(\.uploadedFirst)
  }
}

extension GenerationPlan {
  /// What `--dry-run` shows, as JSON: the exact request, the cast and the estimate.
  public var json: JSON {
    [
      "endpoint": .string(endpoint.name), "model": .string(generation.parameters.model),
      "request": [
        "method": .string(request.method), "url": .string(url),
        "headers": .object(headers.map { .init($0.name, .string($0.value)) }),
        "body": (try? JSON(parsing: request.bodyText)) ?? .string(request.bodyText),
        "body_text": .string(request.bodyText),
      ],
      "private": isPrivate.map(JSON.bool) ?? .null,
      "cast": .array(generation.cast.map(\.json)),
      "uploads_first": .array(uploadsFirst.map(JSON.string)),
      "warnings": .array(warnings.map { .string($0.message) }),
      "remarks": .array(
        remarks.names.map { ["name": .string($0.name), "handle": .string($0.handle.description)] }
      ),
      "stale": .array(
        remarks.stale.map {
          ["look": .string($0.look), "changes": .array($0.changes.map(JSON.string))]
        }
      ),
      "dropped": .array(
        remarks.dropped.map {
          [
            "look": .string($0.look), "roles": .array($0.roles.map { .string($0.rawValue) }),
            "kept": .number($0.kept),
          ]
        }
      ),
      "unregistered": .array(remarks.unregistered.map { .string($0.look) }),
      "budget": .optional(budgetRemark), "cost": generation.estimate?.json(.estimated) ?? .null,
    ]
  }

  /// The files that would be uploaded first, so that their addresses can take the places of `upload:…` in the request.
  public var uploadsFirst: [String] {
    files.uploadedFirst.map { media in
      media.content == generation.parameters.imageContent
        ? generation.parameters.image ?? media.content.description : media.content.description
    }
  }

  /// Whether the result stays out of public galleries; nil where the endpoint has no such setting.
  public var isPrivate: Bool? {
    let setting = order.isPrivate ?? endpoint.profile.privateDefault
    return endpoint.profile.privateDefault == nil && order.isPrivate == nil ? nil : setting
  }

  /// The address that the request goes to.
  public var url: String { endpoint.baseURL + request.path }

  /// The header fields, the key blotted out.
  public var headers: [HTTPHeader] {
    var headers: [HTTPHeader] = []
    if endpoint.keyVariable != nil {
      headers.append(HTTPHeader("Authorization", "Bearer ***"))
    }
    if case .multipart = request.body {
      headers.append(HTTPHeader("Content-Type", "multipart/form-data"))
    }
    return headers + request.headers
  }

  /// The method, the address and the header fields, a line each.
  public var head: [String] {
    ["\(request.method) \(url)"] + headers.map { "\($0.name): \($0.value)" }
  }

  /// The body byte for byte; for a form, one line for each part.
  public var body: String { request.bodyText }

  /// Why the endpoint will probably refuse it, a sentence each.
  public var warningTexts: [String] { warnings.map(\.message) }

  /// All that the user should know before it is sent, a sentence each.
  public var notes: [String] {
    warnings.map(\.message) + [imageRemark].compactMap(\.self) + remarks.sentences
  }
}
