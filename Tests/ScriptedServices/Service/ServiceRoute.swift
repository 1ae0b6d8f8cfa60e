/// What a request to a scripted service is for; rules are told by it which requests they concern.
public enum ServiceRoute: Sendable, Hashable, CaseIterable {
  /// Makes a video, and is paid for.
  case createVideo
  /// Asks how a video is coming along; every such request counts as one poll.
  case queryVideo
  /// Fetches a film, a thumbnail or a spritesheet by the id of its video.
  case content
  /// Lists the videos.
  case listVideos
  /// Deletes a video.
  case deleteVideo
  /// Makes a character, and is paid for.
  case createCharacter
  /// Asks for one character.
  case queryCharacter
  /// Sends a picture or a clip ahead.
  case upload
  /// Fetches a finished film by the link in a reply.
  case result
  /// Fetches a character's picture, or a file that was uploaded, by the link in a reply.
  case picture

  /// Whether an accepted request costs money.
  var isPaid: Bool { self == .createVideo || self == .createCharacter }

  /// Whether the address is a link that anybody may fetch, and that must never see the key.
  var isLink: Bool { self == .result || self == .picture }
}
