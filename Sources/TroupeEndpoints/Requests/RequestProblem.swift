public import TroupeModel

/// Why a request cannot be made of an order.
public enum RequestProblem: Error, Hashable, Sendable {
  /// The format has no such option, and another of the endpoint's formats has it.
  case optionOfOtherFormat(RequestOption, takenBy: VideoFormat)
  /// No format of the endpoint has such an option.
  case optionNotTaken(RequestOption, endpoint: String)
  case formatNotOffered(VideoFormat, endpoint: String, offered: [VideoFormat])
  /// Neither a prompt nor a scene.
  case nothingToShow
  case promptAndScenes
  /// A scene, counted from 1, has no prompt.
  case emptyScene(Int)
  /// A length of time that is not above zero.
  case badDuration(Double)
  /// The endpoint has no route for this.
  case noRoute(OperationKind, endpoint: String)
  case characterWithoutName
  /// There is nothing of which this endpoint could make a character.
  case nothingToMakeCharacterOf(endpoint: String, sources: [CharacterSource])
  /// The body takes only addresses, and a file was given.
  case onlyAddressesTaken(RequestOption, endpoint: String)
  /// The body takes only files, and an address was given.
  case onlyFilesTaken(RequestOption, endpoint: String)
  /// The path of the route needs a value that the order does not have.
  case pathValueMissing(Placeholder, endpoint: String)
  /// A stored request that cannot be read.
  case frozenUnreadable(endpoint: String)
}
