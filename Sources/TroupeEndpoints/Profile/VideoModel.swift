public import TroupeModel

/// One model of an endpoint, with what is known of its limits; what is nil or empty is not limited.
public struct VideoModel: Hashable, Sendable {
  /// The name of an entry that stands for every model not listed.
  public static let anyName = "*"

  /// The name that is sent.
  public var name: String
  /// Other names by which a person may ask for it; `name` is what is sent.
  public var aliases: [String]
  /// How long its videos may be.
  public var durations: Durations?
  /// The sizes that it makes.
  public var sizes: [PixelSize]
  /// The aspect ratios that it makes, such as `16:9`.
  public var aspectRatios: [String]
  /// What it costs, where that is known: the first that fits.
  public var prices: [Price]
  /// Why it is no longer to be had, in a sentence.
  public var retired: String?
}

/// The lengths of video that a model makes, in seconds.
public enum Durations: Hashable, Sendable {
  case range(ClosedRange<Double>)
  case list([Double])

  /// Whether a video of that length can be asked for.
  public func contains(_ seconds: Double) -> Bool {
    switch self {
    case .range(let range): range.contains(seconds)
    case .list(let list): list.contains(seconds)
    }
  }

  /// The longest.
  public var longest: Double {
    switch self {
    case .range(let range): range.upperBound
    case .list(let list): list.max() ?? 0
    }
  }
}

extension Durations: CustomStringConvertible {
  /// `1 to 20 s`, or `4, 8, 12 s`.
  public var description: String {
    func short(_ value: Double) -> String { JSON.number(value).compact }
    return switch self {
    case .range(let range): "\(short(range.lowerBound)) to \(short(range.upperBound)) s"
    case .list(let list): list.map(short).joined(separator: ", ") + " s"
    }
  }
}

extension ProfileNode {
  /// The value read as one model.
  var model: VideoModel? {
    _ = members("a model", keys: ProfileKeys.model)
    if let note = self["note"] { _ = note.text }
    let name = required("name")?.text
    let model = VideoModel(
      name: name ?? "",
      aliases: self["aliases"]?.texts ?? [],
      durations: self["durations"]?.durations,
      sizes: self["sizes"]?.sizes ?? [],
      aspectRatios: self["aspect_ratios"]?.someElements.compactMap(\.text) ?? [],
      prices: self["price"]?.prices ?? [],
      retired: self["retired"]?.text
    )
    return name == nil ? nil : model
  }

  private var durations: Durations? {
    if json.elements != nil {
      let list = someElements.compactMap(\.amount)
      return list.isEmpty ? nil : .list(list)
    }
    return span("the durations").map(Durations.range)
  }

  /// The value read as a range of seconds.
  func span(_ what: String) -> ClosedRange<Double>? {
    _ = members(what, keys: ProfileKeys.span)
    let from = required("from")?.amount
    let to = required("to")?.amount
    guard let from, let to else { return nil }
    guard from <= to else {
      misfit("'from' is after 'to'")
      return nil
    }
    return from...to
  }

  /// The value read as a list of sizes, which has some.
  var sizes: [PixelSize] { someElements.compactMap(\.size) }

  /// The value read as a size.
  var size: PixelSize? {
    guard let text else { return nil }
    if let size = PixelSize(text) { return size }
    problem("'\(text)' is no size: write it as 1280x720")
    return nil
  }
}
