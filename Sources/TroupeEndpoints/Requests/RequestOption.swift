/// The parts of an order that not every format or route takes.
public enum RequestOption: String, Hashable, Sendable, CaseIterable {
  case prompt, scenes, size, duration
  case aspectRatio = "aspect_ratio"
  case image
  case isPrivate = "private"
  case characterIDs = "character_ids"
  case references, clip
  /// A video that the endpoint has made, of which a character is to be made.
  case task

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
    case .references: "pictures of characters"
    case .clip: "a clip of a character"
    case .task: "a character from a video of its own"
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
    case .image: [.imageURL, .imageFile]
    case .isPrivate: [.isPrivate]
    case .characterIDs: [.characterIDs]
    case .references: [.referenceImages, .referenceFiles]
    case .clip: [.characterURL]
    case .task: []
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
      case .image: image != nil
      case .isPrivate: isPrivate != nil
      case .characterIDs: !characterIDs.isEmpty
      case .references: !references.isEmpty
      case .clip: clip != nil
      case .task: false
      }
    }
  }
}
