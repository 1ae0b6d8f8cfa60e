public import TroupeModel

extension EndpointProfile {
  /// The request for a video that was frozen before, exactly as it was.
  ///
  /// - Parameters:
  ///   - text: what `BuiltRequest.frozenText` gave.
  ///   - format: the format of the video.
  ///   - file: gives the bytes of a file that goes along; it is not asked where none does.
  /// - Returns: the same request, byte for byte.
  /// - Throws: `RequestProblem`, and what `file` throws.
  public func request(
    frozen text: String,
    format: VideoFormat,
    file: (ContentID) throws -> [UInt8]
  ) throws -> BuiltRequest {
    guard let operation = operation(.create, format: format) else {
      throw RequestProblem.formatNotOffered(format, endpoint: name, offered: videoFormats)
    }
    return try thawed(text, operation, file: file)
  }

  /// The request for a character that was frozen before, exactly as it was.
  ///
  /// - Parameters:
  ///   - text: what `BuiltRequest.frozenText` gave.
  ///   - file: gives the bytes of a file that goes along; it is not asked where none does.
  /// - Returns: the same request, byte for byte.
  /// - Throws: `RequestProblem`, and what `file` throws.
  public func request(
    frozenCharacter text: String,
    file: (ContentID) throws -> [UInt8]
  ) throws -> BuiltRequest {
    guard let operation = operation(.createCharacter) else {
      throw RequestProblem.noRoute(.createCharacter, endpoint: name)
    }
    return try thawed(text, operation, file: file)
  }

  private func thawed(
    _ text: String,
    _ operation: Operation,
    file: (ContentID) throws -> [UInt8]
  ) throws -> BuiltRequest {
    var built = BuiltRequest(
      kind: operation.kind,
      format: operation.format,
      method: operation.method.rawValue,
      path: operation.path.filled(PlaceholderValues().text) ?? "/",
      body: .none,
      isPathFilled: !operation.path.placeholders.isEmpty
    )
    guard try built.thaw(text, file: file) else {
      throw RequestProblem.frozenUnreadable(endpoint: name)
    }
    return built
  }
}
