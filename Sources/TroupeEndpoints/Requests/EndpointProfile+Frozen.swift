public import TroupeModel

extension EndpointProfile {
  /// The request for a video whose body was frozen before, byte for byte.
  public func request(
    frozen body: String,
    format: VideoFormat
  ) throws(RequestProblem) -> BuiltRequest {
    guard let operation = operation(.create, format: format) else {
      throw .formatNotOffered(format, endpoint: name, offered: videoFormats)
    }
    return BuiltRequest(
      kind: operation.kind,
      format: operation.format,
      method: operation.method.rawValue,
      path: operation.path.filled(PlaceholderValues().text) ?? "/",
      body: .json(body)
    )
  }
}
