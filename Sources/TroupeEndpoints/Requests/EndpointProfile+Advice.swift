public import TroupeModel

extension EndpointProfile {
  /// What the profile has against an order; empty where nothing.
  public func advice(for order: VideoOrder, castCount: Int) -> [LimitWarning] {
    var warnings = retirement
    if let model = model(named: order.model) {
      warnings += model.advice(for: order)
    } else {
      warnings.append(.modelUnknown(order.model, known: models.map(\.name)))
    }
    if let limit = limits.promptCharacters {
      let longest = ([order.prompt] + order.scenes.map(\.prompt)).map(\.count).max() ?? 0
      if longest > limit { warnings.append(.promptTooLong(longest, limit: limit)) }
    }
    if let limit = limits.charactersPerVideo, castCount > limit {
      warnings.append(.tooManyCharacters(castCount, limit: limit))
    }
    if let limit = limits.referencesPerVideo, order.references.count > limit {
      warnings.append(.tooManyReferencesInVideo(order.references.count, limit: limit))
    }
    if let file = order.image?.file {
      warnings += adviceForImage(bytes: Int64(file.bytes.count), mediaType: file.mediaType)
    }
    return warnings
  }

  /// What the profile has against creating a character; empty where nothing.
  public func advice(for order: CharacterOrder) -> [LimitWarning] {
    var warnings = retirement
    let count = order.pictures.count
    if characterCreation?.sources.contains(.images) == true, count == 0, order.clip == nil,
      order.task == nil
    {
      warnings.append(.noReferences)
    }
    if let limit = limits.references, count > limit {
      warnings.append(.tooManyReferences(count, limit: limit))
    }
    let rules = characterCreation?.clip
    if let span = order.span, let allowed = rules?.seconds {
      let length = span.upperBound - span.lowerBound
      if !allowed.holds(length) {
        warnings.append(.clipLengthNotListed(length, listed: allowed))
      }
    }
    if let file = order.clip?.file, let limit = rules?.bytes, file.bytes.count > limit {
      warnings.append(.fileTooLarge(Int64(file.bytes.count), limit: limit))
    }
    return warnings
  }

  /// What the profile has against a picture that a video begins with.
  ///
  /// - Parameters:
  ///   - bytes: how large the file is.
  ///   - mediaType: such as `image/png`.
  ///   - size: the size of the picture, where it is known.
  ///   - videoSize: the size of the video, where one was asked for.
  /// - Returns: the warnings; empty where it has nothing against it.
  public func adviceForImage(
    bytes: Int64,
    mediaType: String,
    size: PixelSize? = nil,
    videoSize: PixelSize? = nil
  ) -> [LimitWarning] {
    var warnings: [LimitWarning] = []
    if let limit = limits.image.bytes, bytes > limit {
      warnings.append(.fileTooLarge(bytes, limit: limit))
    }
    let types = limits.image.mediaTypes
    if !types.isEmpty, !types.contains(mediaType.lowercased()) {
      warnings.append(.fileTypeNotListed(mediaType, listed: types))
    }
    if limits.image.isExactSize, let size, let videoSize, size != videoSize {
      warnings.append(.pictureSizeDiffers(size, video: videoSize))
    }
    return warnings
  }

  /// What the profile has against handing over a file of that size and type; empty where nothing.
  public func adviceForUpload(bytes: Int64, mediaType: String) -> [LimitWarning] {
    var warnings: [LimitWarning] = []
    if let limit = limits.upload.bytes, bytes > limit {
      warnings.append(.fileTooLarge(bytes, limit: limit))
    }
    let types = limits.upload.mediaTypes
    if !types.isEmpty, !types.contains(mediaType.lowercased()) {
      warnings.append(.fileTypeNotListed(mediaType, listed: types))
    }
    return warnings
  }

  /// What a video will probably cost; nil where it is not known.
  public func estimate(for order: VideoOrder) -> Cost? {
    let ofModel = model(named: order.model)?.prices ?? []
    let prices =
      ofModel.isEmpty ? operation(.create, format: order.format)?.prices ?? [] : ofModel
    return cost(prices.first(for: order.size), seconds: order.totalDuration)
  }

  /// What creating a character will probably cost; nil where it is not known.
  public func estimate(for order: CharacterOrder) -> Cost? {
    cost(operation(.createCharacter)?.prices.first(for: nil), seconds: nil)
  }

  /// A price in the currency in which charges are told, so that estimate and charge can be compared.
  private func cost(_ price: Price?, seconds: Double?) -> Cost? {
    guard let cost = price?.cost(seconds: seconds) else { return nil }
    return charges?.converted(cost) ?? cost
  }

  private var retirement: [LimitWarning] { retired.map { [.endpointRetired($0)] } ?? [] }
}

extension VideoModel {
  fileprivate func advice(for order: VideoOrder) -> [LimitWarning] {
    let name = order.model
    var warnings: [LimitWarning] = []
    if let retired { warnings.append(.modelRetired(name, reason: retired)) }
    if let durations {
      if let seconds = order.duration {
        if !durations.contains(seconds) {
          warnings.append(.durationNotListed(seconds, model: name, listed: durations))
        }
      } else if let total = order.totalDuration, total > durations.longest {
        warnings.append(.durationNotListed(total, model: name, listed: durations))
      }
    }
    if let size = order.size, !sizes.isEmpty, !sizes.contains(size) {
      warnings.append(.sizeNotListed(size, model: name, listed: sizes))
    }
    if let ratio = order.aspectRatio, !aspectRatios.isEmpty, !aspectRatios.contains(ratio) {
      warnings.append(.aspectRatioNotListed(ratio, model: name, listed: aspectRatios))
    }
    return warnings
  }
}

extension ClosedRange<Double> {
  /// Whether a length in seconds lies within, to the frame of a clip.
  fileprivate func holds(_ length: Double) -> Bool {
    (lowerBound - 0.05...upperBound + 0.05).contains(length)
  }
}
