/// A name in braces that stands in a profile for a value of the request, such as `{prompt}`.
public enum Placeholder: String, Hashable, Sendable, CaseIterable {
  // A video.
  case model, prompt, size, width, height, duration
  /// The duration as a text, which the OpenAI format proper wants.
  case seconds
  case aspectRatio = "aspect_ratio"
  case imageURL = "image_url"
  case isPrivate = "private"
  /// The list of scenes, each with the two values that follow.
  case scenes
  case scenePrompt = "scene_prompt"
  case sceneDuration = "scene_duration"
  /// The list of the cast's remote ids, whole or each as the value that follows.
  case characterIDs = "character_ids"
  case characterID = "character_id"

  // A character.
  case name, description
  /// The list of addresses of pictures, whole or each as the value that follows.
  case referenceImages = "reference_images"
  case referenceImage = "reference_image"

  // A file.
  case file
  // A job or a character that exists.
  case id
}

extension Placeholder {
  /// What may stand for each element where the placeholder is a list.
  var elements: Set<Placeholder> {
    switch self {
    case .scenes: [.scenePrompt, .sceneDuration]
    case .characterIDs: [.characterID]
    case .referenceImages: [.referenceImage]
    default: []
    }
  }

  /// Whether it is a list that has no meaning as a whole.
  var mustBeRepeated: Bool { self == .scenes }
}

extension OperationKind {
  /// What may stand in the path and the body of such a request, outside of lists.
  var placeholders: Set<Placeholder> {
    switch self {
    case .create:
      [
        .model, .prompt, .size, .width, .height, .duration, .seconds, .aspectRatio, .imageURL,
        .isPrivate, .scenes, .characterIDs,
      ]
    case .query, .content, .queryCharacter: [.id]
    case .createCharacter: [.name, .description, .referenceImages]
    case .upload: [.file]
    }
  }
}
