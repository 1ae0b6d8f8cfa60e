/// Which service a scripted service plays.
public enum ServiceKind: Sendable, Hashable {
  /// The documented interface: `/v1/video/create`, `/v1/videos`, `/sora/v1/characters`, models `sora` and `sora-pro`.
  case crazyrouter
  /// The same paths as they answered later: wrapped replies, models `sora-2` and `sora-2-pro`, and the
  /// doubly nested task of `/v1/video/generations`.
  case crazyrouter2026
  /// The common relay form, where a character is made from a clip and the service chooses its username.
  case relay(modelFlag: ModelFlag)
  /// The OpenAI format proper, with multipart requests and the film behind a content route.
  case openai
  /// `/v2/videos/generations` with statuses in capitals and the film at `data.output`.
  case relayV2
  /// Characters from one frontal picture and up to three others, ready only after a while.
  case elements
}

/// How a relay takes `model` in the request that makes a character.
public enum ModelFlag: Sendable, Hashable {
  /// The request must name exactly this model.
  case required(String)
  /// A request that names any model is answered 404.
  case forbidden
  /// Any model may be named, or none.
  case ignored
}
