/// A name in braces that stands in a profile for a value of the request, such as `{prompt}`.
public enum Placeholder: String, Hashable, Sendable, CaseIterable {
  // A video.
  case model, prompt, size, width, height, duration
  /// The duration as a text, which the OpenAI format proper wants.
  case seconds
  case aspectRatio = "aspect_ratio"
  /// The picture that it begins with: its address, or the file itself as a part of a form.
  case imageURL = "image_url"
  case imageFile = "image_file"
  case isPrivate = "private"
  /// The list of scenes, each with the two values that follow.
  case scenes
  case scenePrompt = "scene_prompt"
  case sceneDuration = "scene_duration"
  /// The list of the cast's remote ids, whole or each as the value that follows.
  case characterIDs = "character_ids"
  case characterID = "character_id"
  /// The address of a clip of a character, and the seconds in it, as `1,3`.
  case characterURL = "character_url"
  case characterTimestamps = "character_timestamps"

  // A character, and for the pictures also a video with it.
  case name, description
  /// The list of addresses of pictures, whole or each as the value that follows.
  case referenceImages = "reference_images"
  case referenceImage = "reference_image"
  /// The pictures as files, each a part of a form.
  case referenceFiles = "reference_files"
  /// The address of the first picture.
  case frontalImage = "frontal_image"
  /// The list of addresses of the pictures after the first, whole or each as the value that follows.
  case otherImages = "other_images"
  case otherImage = "other_image"
  /// The clip that it is made of: its address, or the file itself as a part of a form.
  case clipURL = "clip_url"
  case clipFile = "clip_file"
  /// The job whose video it is made of.
  case fromTask = "from_task"
  /// The seconds in the clip or the video, as `1,3`.
  case timestamps
  /// The model that the profile names for characters.
  case characterModel = "character_model"

  // A file: as a part of a form, or in texts.
  case file
  case fileBase64 = "file_base64"
  case fileDataURL = "file_data_url"
  case fileName = "file_name"
  case fileType = "file_type"

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
    case .otherImages: [.otherImage]
    default: []
    }
  }

  /// Whether it is a list that has no meaning as a whole.
  var mustBeRepeated: Bool { self == .scenes }

  /// Whether it stands for the bytes of a file, which only a part of a form can hold.
  var isFile: Bool {
    switch self {
    case .imageFile, .referenceFiles, .clipFile, .file: true
    default: false
    }
  }
}

extension OperationKind {
  /// What may stand in the body of such a request, outside of lists.
  var placeholders: Set<Placeholder> {
    switch self {
    case .create:
      [
        .model, .prompt, .size, .width, .height, .duration, .seconds, .aspectRatio, .imageURL,
        .imageFile, .isPrivate, .scenes, .characterIDs, .referenceImages, .referenceFiles,
        .characterURL, .characterTimestamps,
      ]
    case .query, .content, .queryCharacter: [.id]
    case .createCharacter:
      [
        .name, .description, .referenceImages, .referenceFiles, .frontalImage, .otherImages,
        .clipURL, .clipFile, .fromTask, .timestamps, .characterModel,
      ]
    case .upload: [.file, .fileBase64, .fileDataURL, .fileName, .fileType]
    }
  }

  /// What may stand in the path: plain values.
  var pathPlaceholders: Set<Placeholder> {
    placeholders.filter { !$0.isFile && $0.elements.isEmpty }
  }

  /// What such a request must carry at least one of.
  var neededPlaceholders: Set<Placeholder> {
    switch self {
    case .create: [.prompt]
    case .query, .content, .queryCharacter: [.id]
    case .createCharacter:
      [.name, .referenceImages, .referenceFiles, .frontalImage, .clipURL, .clipFile, .fromTask]
    case .upload: [.file, .fileBase64, .fileDataURL]
    }
  }
}
