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
  /// What it costs, where that is known.
  public var price: Price?
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

/// What something costs.
public struct Price: Hashable, Sendable {
  /// What the price is counted by.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case second, call, free
  }

  /// Millionths of the currency's unit, for one of the unit.
  public var micros: Int64
  /// ISO 4217, or the endpoint's own word.
  public var currency: String
  /// What the price is counted by.
  public var unit: Unit

  /// What one call costs that makes so many seconds; nil where the seconds decide and are not known.
  public func cost(seconds: Double?) -> Cost? {
    switch unit {
    case .free: return Cost(micros: 0, currency: currency, unit: unit.rawValue)
    case .call: return Cost(micros: micros, currency: currency, unit: unit.rawValue)
    case .second:
      guard let seconds, seconds.isFinite, seconds >= 0, seconds < 1e6 else { return nil }
      let total = Int64((Double(micros) * seconds).rounded(.up))
      return Cost(micros: total, currency: currency, unit: unit.rawValue)
    }
  }
}

extension ProfileNode {
  /// The value read as one model.
  var model: VideoModel? {
    _ = members(
      "a model",
      keys: [
        "name", "aliases", "durations", "sizes", "aspect_ratios", "price", "retired", "note",
      ]
    )
    guard let name = required("name")?.text else { return nil }
    return VideoModel(
      name: name,
      aliases: self["aliases"]?.texts ?? [],
      durations: self["durations"]?.durations,
      sizes: self["sizes"]?.sizes ?? [],
      aspectRatios: self["aspect_ratios"]?.texts ?? [],
      price: self["price"]?.price,
      retired: self["retired"]?.text
    )
  }

  /// The value read as a price.
  var price: Price? {
    _ = members("a price", keys: ["amount", "currency", "unit"])
    guard let unit = required("unit")?.choice(Price.Unit.self) else { return nil }
    if unit == .free {
      return Price(micros: 0, currency: self["currency"]?.text ?? "USD", unit: .free)
    }
    guard let amount = required("amount")?.amount, let currency = required("currency")?.text else {
      return nil
    }
    guard amount <= 1e6 else {
      problem("nothing costs more than a million")
      return nil
    }
    return Price(
      micros: Int64((amount * 1_000_000).rounded()),
      currency: currency,
      unit: unit
    )
  }

  private var durations: Durations? {
    if json.elements != nil {
      let list = elements.compactMap(\.amount)
      return list.isEmpty ? nil : .list(list)
    }
    _ = members("the durations", keys: ["from", "to"])
    guard let from = required("from")?.amount, let to = required("to")?.amount else { return nil }
    guard from <= to else {
      problem("'from' is after 'to'")
      return nil
    }
    return .range(from...to)
  }

  private var sizes: [PixelSize] {
    elements.compactMap { element in
      guard let text = element.text else { return nil }
      if let size = PixelSize(text) { return size }
      element.problem("'\(text)' is no size: write it as 1280x720")
      return nil
    }
  }
}
