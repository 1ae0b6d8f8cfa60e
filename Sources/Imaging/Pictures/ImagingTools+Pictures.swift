import TroupeModel

extension ImagingTools {
  /// How a picture is brought into a box.
  package enum Fitting: String, Hashable, Sendable {
    /// Whole, inside the box, never enlarged.
    case fit
    /// Filling the box exactly, cropped around what catches the eye.
    case fill
  }

  /// The facts of a picture: known by its first bytes, then decoded whole within 10 seconds.
  package func probePicture(at path: String) async throws -> PictureFacts {
    let results = try await probePictures(at: [path])
    guard let result = results.first else { throw CancellationError() }
    return try result.get()
  }

  /// The facts of many pictures in their order, with one helper process for all.
  package func probePictures(
    at paths: [String]
  ) async throws -> [Result<PictureFacts, ImagingError>] {
    var results: [Result<PictureFacts, ImagingError>] = []
    var asked: [Int] = []
    for path in paths {
      let kind = try await offThePool {
        Result { () throws(ImagingError) in try PictureSniffing.check(path) }
      }
      switch kind {
      case .success:
        asked.append(results.count)
        results.append(.failure(.truncated))
      case .failure(let error): results.append(.failure(error))
      }
    }
    guard !asked.isEmpty else { return results }
    let requests = asked.map { index -> JSON in
      ["request": "probe", "path": .string(paths[index])]
    }
    try await PictureConversation(tools: self).ask(requests) { index, answer in
      results[asked[index]] = answer.flatMap { json in
        PictureFacts(answer: json).map { .success($0) }
          ?? .failure(.toolFailed(tool: pictures.name, message: "it answered with nonsense"))
      }
    }
    return results
  }

  /// Writes a small upright copy without metadata; the output's suffix (.png, .jpg, .webp) is its format.
  @discardableResult
  package func thumbnail(
    from path: String,
    to output: String,
    width: Int,
    height: Int,
    fitting: Fitting = .fit
  ) async throws -> (width: Int, height: Int) {
    try await offThePool { try PictureSniffing.check(path) }
    let answer = try await PictureConversation(tools: self).answer(to: [
      "request": "thumbnail", "path": .string(path), "output": .string(output),
      "width": .number(width), "height": .number(height), "mode": .string(fitting.rawValue),
    ])
    return (answer["width"]?.int ?? 0, answer["height"]?.int ?? 0)
  }
}

extension PictureFacts {
  /// The facts out of the helper's answer.
  fileprivate init?(answer: JSON) {
    guard let format = answer["format"]?.text.flatMap(Format.init(rawValue:)),
      let width = answer["width"]?.int, let height = answer["height"]?.int
    else { return nil }
    self.init(format: format, width: width, height: height)
  }
}
