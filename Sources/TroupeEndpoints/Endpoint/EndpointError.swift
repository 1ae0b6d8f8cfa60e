/// What can go wrong at an endpoint, besides what a poll or a paid request answers with a value.
public enum EndpointError: Error, Hashable, Sendable {
  /// The address, as far as it may be shown, and what is wrong with it.
  case badAddress(String, String)
  /// The base repeats the beginning of the profile's paths.
  case doubledPath(base: String, segment: String)
  /// An embedded endpoint was not told where it runs.
  case noBaseURL(endpoint: String)
  /// The profile needs a key, and there is none.
  case noKey(environment: String)
  case request(RequestProblem)
  case transport(TransportError)
  case remote(RemoteFailure)
  /// The upload route answered well and gave no address.
  case uploadWithoutURL
  /// The address of a result does not work any more.
  case linkDead(status: Int)
  case tooManyRedirects(limit: Int)
  /// A redirect that does not say where to.
  case redirectToNowhere(status: Int)
  /// The address leads into a network that is not public.
  case privateAddress(host: String)
  /// What came instead of a video, as its media type.
  case notAVideo(String)
}
