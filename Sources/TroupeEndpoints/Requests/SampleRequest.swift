/// A request that an endpoint's profile makes of an order, to be looked at before anything is sent.
public struct SampleRequest: Hashable, Sendable {
  /// What is asked for, such as `openai: a prompt with one character (remote_handle)`.
  public var title: String
  /// The exact request.
  public var request: BuiltRequest

  /// Creates a sample.
  public init(title: String, request: BuiltRequest) {
    self.title = title
    self.request = request
  }
}

extension EndpointProfile {
  /// One request for every route and for every kind of order that the profile takes, made of invented orders.
  public func samples() -> [SampleRequest] {
    videoFormats.flatMap { VideoSamples(profile: self, format: $0).all }
      + CharacterSamples(profile: self).all
  }
}
