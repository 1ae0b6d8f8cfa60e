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
    return warnings
  }

  /// What the profile has against creating a character; empty where nothing.
  public func advice(for order: CharacterOrder) -> [LimitWarning] {
    var warnings = retirement
    let count = order.referenceURLs.count
    if characterCreation == .images, count == 0 { warnings.append(.noReferences) }
    if let limit = limits.references, count > limit {
      warnings.append(.tooManyReferences(count, limit: limit))
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
    let price =
      model(named: order.model)?.price ?? operation(.create, format: order.format)?.price
    return price?.cost(seconds: order.totalDuration)
  }

  /// What creating a character will probably cost; nil where it is not known.
  public func estimate(for order: CharacterOrder) -> Cost? {
    operation(.createCharacter)?.price?.cost(seconds: nil)
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
