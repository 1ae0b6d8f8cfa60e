/// The options of a video that not every format takes.
public enum RequestOption: String, Hashable, Sendable, CaseIterable {
  case prompt, scenes, size, duration
  case aspectRatio = "aspect_ratio"
  case image
  case isPrivate = "private"
  case characterIDs = "character_ids"

  /// What the option is called on the command line.
  public var flag: String {
    switch self {
    case .prompt: "a prompt"
    case .scenes: "--storyboard"
    case .size: "--size"
    case .duration: "--duration"
    case .aspectRatio: "--aspect-ratio"
    case .image: "--image"
    case .isPrivate: "--private"
    case .characterIDs: "characters by id"
    }
  }

  /// The placeholders of which a body must use one to take the option.
  var placeholders: Set<Placeholder> {
    switch self {
    case .prompt: [.prompt]
    case .scenes: [.scenes]
    case .size: [.size, .width, .height]
    case .duration: [.duration, .seconds]
    case .aspectRatio: [.aspectRatio]
    case .image: [.imageURL]
    case .isPrivate: [.isPrivate]
    case .characterIDs: [.characterIDs]
    }
  }
}

extension VideoOrder {
  /// The options that were given.
  var options: [RequestOption] {
    RequestOption.allCases.filter { option in
      switch option {
      case .prompt: !prompt.isEmpty
      case .scenes: !scenes.isEmpty
      case .size: size != nil
      case .duration: duration != nil
      case .aspectRatio: aspectRatio != nil
      case .image: imageURL != nil
      case .isPrivate: isPrivate != nil
      case .characterIDs: !characterIDs.isEmpty
      }
    }
  }
}
