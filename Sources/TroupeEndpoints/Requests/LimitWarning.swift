public import TroupeModel

/// Why an endpoint will probably refuse an order.
///
/// Limits are advice: the provider has the last word.
public enum LimitWarning: Hashable, Sendable {
  /// The whole service is no longer to be had.
  case endpointRetired(String)
  case modelRetired(String, reason: String)
  case modelUnknown(String, known: [String])
  /// Seconds.
  case durationNotListed(Double, model: String, listed: Durations)
  case sizeNotListed(PixelSize, model: String, listed: [PixelSize])
  case aspectRatioNotListed(String, model: String, listed: [String])
  /// Characters.
  case promptTooLong(Int, limit: Int)
  case tooManyCharacters(Int, limit: Int)
  case tooManyReferences(Int, limit: Int)
  case tooManyReferencesInVideo(Int, limit: Int)
  case noReferences
  /// Seconds.
  case clipLengthNotListed(Double, listed: ClosedRange<Double>)
  /// The endpoint wants a picture of exactly the video's size.
  case pictureSizeDiffers(PixelSize, video: PixelSize)
  case fileTooLarge(Int64, limit: Int64)
  case fileTypeNotListed(String, listed: [String])
}

extension LimitWarning {
  /// The reason in a sentence.
  public var message: String {
    switch self {
    case .endpointRetired(let reason): return "this endpoint is retired: \(reason)"
    case .modelRetired(let model, let reason): return "the model \(model) is retired: \(reason)"
    case .modelUnknown(let model, let known):
      let nearest = NearestNames.to(model, among: known).first
      let hint =
        nearest.map { "did you mean \($0)?" } ?? "it lists \(known.joined(separator: ", "))"
      return "the profile does not list the model \(model); \(hint)"
    case .durationNotListed(let seconds, let model, let listed):
      return "\(model) makes \(listed), not \(JSON.number(seconds).compact) s"
    case .sizeNotListed(let size, let model, let listed):
      let sizes = listed.map(\.description).joined(separator: ", ")
      return "\(model) makes \(sizes), not \(size)"
    case .aspectRatioNotListed(let ratio, let model, let listed):
      return "\(model) makes \(listed.joined(separator: ", ")), not \(ratio)"
    case .promptTooLong(let count, let limit):
      return "the prompt has \(count) characters and the endpoint takes \(limit)"
    case .tooManyCharacters(let count, let limit):
      return "the cast has \(count) characters and the endpoint takes \(limit) in one video"
    case .tooManyReferences(let count, let limit):
      return "there are \(count) references and the endpoint takes \(limit) for a character"
    case .tooManyReferencesInVideo(let count, let limit):
      return "there are \(count) pictures of the cast and the endpoint takes \(limit) in one video"
    case .clipLengthNotListed(let seconds, let listed):
      return "the endpoint takes \(Durations.range(listed)) of a clip, "
        + "not \(JSON.number(seconds).compact) s"
    case .pictureSizeDiffers(let size, let video):
      return "the picture is \(size) and the endpoint wants exactly the video's \(video)"
    case .noReferences: return "the endpoint makes characters from pictures, and there is none"
    case .fileTooLarge(let bytes, let limit):
      return "the file has \(bytes) bytes and the endpoint takes \(limit)"
    case .fileTypeNotListed(let type, let listed):
      return "the endpoint takes \(listed.joined(separator: ", ")), not \(type)"
    }
  }
}
