public import TestSupport
public import TroupeModel

/// A paid request that was accepted: money spent, whatever was answered.
public struct ServiceCharge: Sendable, Hashable {
  /// The number of the charge, from 1.
  public var number: Int
  /// What it was for: a video or a character.
  public var route: ServiceRoute
  /// The id that was issued for it.
  public var id: String
  /// The request as it arrived.
  public var request: ReceivedRequest

  /// The body of the request.
  public var body: [UInt8] { request.body }
  /// The body as JSON; nil for a form.
  public var json: JSON? { try? JSON(parsing: request.body, limits: .request) }
}

/// A video that was asked for.
public struct ServiceJob: Sendable, Hashable {
  /// How far it is.
  public enum State: Sendable, Hashable {
    case waiting, running, done, failed
  }

  /// The id that was issued.
  public var id: String
  /// Whether the id is written as a number.
  public var hasNumber: Bool
  /// What was asked for.
  public var draft: VideoDraft
  /// When it was accepted, in seconds since 1970.
  public var createdAt: Int
  /// How often it was asked about.
  public var polls = 0
  /// How far it is, as the last reply said.
  public var state = State.waiting
  /// How far it is in percent.
  public var progress = 0
  /// Why it failed or will fail.
  public var failure: ServiceFailure?
  /// How often its film was fetched whole or in part.
  public var fetches = 0
  /// Whether it was deleted.
  public var isDeleted = false
  /// The link given last.
  var link: String?
}

/// What a request asked for, as far as replies repeat it.
public struct VideoDraft: Sendable, Hashable {
  /// The model's name.
  public var model: String
  /// The prompt; of a storyboard the prompts of its scenes, a line each.
  public var prompt: String
  /// The length as it was written.
  public var seconds: String?
  /// The size or the aspect ratio as it was written.
  public var size: String?
  /// The ids of the characters that it uses.
  public var characters: [String] = []
}

/// Why a job failed.
public struct ServiceFailure: Sendable, Hashable {
  /// The service's word.
  public var code: String
  /// The service's sentence.
  public var message: String
  /// Whether the job fails at its first poll.
  var isEarly = false
}

/// A character that was made.
public struct ServiceCharacter: Sendable, Hashable {
  /// The id that was issued.
  public var id: String
  /// Whether the id is written as a number.
  public var hasNumber: Bool
  /// The name in the request, or the one that the service chose.
  public var name: String
  /// The username that the service chose, where it chooses one.
  public var username: String?
  /// When it was made, in seconds since 1970.
  public var createdAt: Int
  /// How many polls it needs until it is ready.
  public var pollsUntilReady = 0
  /// How often it was asked about.
  public var polls = 0
  /// Why it failed or will fail.
  public var failure: ServiceFailure?
  /// The token of the link of its picture.
  var picture: String?

  /// Whether it may be used in a video.
  public var isReady: Bool { failure == nil && polls >= pollsUntilReady }
  /// Whether it has failed.
  public var hasFailed: Bool { failure != nil && polls >= pollsUntilReady }
}

/// A file that was sent ahead.
public struct ServiceUpload: Sendable, Hashable {
  /// The link that was given for it.
  public var url: String
  /// The file's name in the form.
  public var name: String
  /// The media type by the file's first bytes.
  public var type: String
  /// The file.
  public var bytes: [UInt8]
  /// Whether the link has died.
  public var isExpired: Bool
}

extension JSON.Limits {
  /// What a request may hold: pictures as data URLs make long texts.
  static let request = JSON.Limits(bytes: 64 << 20)
}
