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
}
