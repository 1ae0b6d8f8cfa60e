public import TroupeModel

/// What something costs.
public struct Price: Hashable, Sendable {
  /// What the price is counted by.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case second, call
    /// The endpoint's own units for one call; `charges` says what one is worth.
    case quota
    case free
  }

  /// The currency of a price in an endpoint's own units.
  static let quotaCurrency = "quota"

  /// Millionths of the currency's unit, for one of the unit.
  public var micros: Int64
  /// ISO 4217, or the endpoint's own word.
  public var currency: String
  /// What the price is counted by.
  public var unit: Unit
  /// The sizes for which it is the price; empty for any.
  public var sizes: [PixelSize] = []

  /// What one call costs that makes so many seconds; nil where the seconds decide and are not known.
  public func cost(seconds: Double?) -> Cost? {
    switch unit {
    case .free: return Cost(micros: 0, currency: currency, unit: unit.rawValue)
    case .call, .quota: return Cost(micros: micros, currency: currency, unit: unit.rawValue)
    case .second:
      guard let seconds, seconds.isFinite, seconds >= 0, seconds < 1e6 else { return nil }
      let total = Int64((Double(micros) * seconds).rounded(.up))
      return Cost(micros: total, currency: currency, unit: unit.rawValue)
    }
  }
}

extension [Price] {
  /// The first that holds for a video of that size; one for certain sizes does not hold for a size that is not known.
  func first(for size: PixelSize?) -> Price? {
    first { price in price.sizes.isEmpty || size.map(price.sizes.contains) == true }
  }
}

extension ProfileNode {
  /// The value read as one price or a list of them.
  var prices: [Price] {
    json.elements == nil ? [price].compactMap(\.self) : someElements.compactMap(\.price)
  }

  private var price: Price? {
    _ = members("a price", keys: ProfileKeys.price)
    guard json.members != nil else { return nil }
    let unit = required("unit")?.choice(Price.Unit.self)
    let isFree = unit == .free
    let amount = (isFree ? self["amount"] : required("amount"))?.priceAmount(unit)
    let named = isFree || unit == .quota ? self["currency"] : required("currency")
    let currency = named?.currency ?? (isFree ? "USD" : unit == .quota ? Price.quotaCurrency : nil)
    let sizes = self["sizes"]?.sizes ?? []
    guard let unit, let currency, let amount = isFree ? 0 : amount else { return nil }
    return Price(
      micros: Int64((amount * 1_000_000).rounded()),
      currency: currency,
      unit: unit,
      sizes: sizes
    )
  }

  /// The code or the word of a currency; a code in capital letters, as replies are read, so that amounts add up.
  var currency: String? {
    guard let text else { return nil }
    guard (2...5).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) })
    else {
      problem("'\(text)' is no currency: two to five letters, such as USD or quota")
      return nil
    }
    return text.utf8.count == 3 ? text.uppercased() : text
  }

  /// An amount that something may cost; the ceiling keeps every sum within 64 bits.
  private func priceAmount(_ unit: Price.Unit?) -> Double? {
    guard let amount else { return nil }
    if unit == .quota {
      guard amount <= 1e9 else {
        problem("nothing costs more than a billion of quota")
        return nil
      }
    } else if amount > 1e6 {
      problem("nothing costs more than a million")
      return nil
    }
    return amount
  }
}
