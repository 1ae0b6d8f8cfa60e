import TroupeModel

extension ReplyReader {
  /// What a reply says was charged.
  ///
  /// - Parameters:
  ///   - json: the reply.
  ///   - isFinal: whether the job has ended: before that, nothing charged yet does not mean that nothing will be.
  /// - Returns: nil where it says nothing that can be read, or a number of which nobody knows what it counts.
  func charged(in json: JSON, isFinal: Bool) -> Cost? {
    guard let amount = first(.cost, in: json, Self.amount), isFinal || amount > 0 else {
      return nil
    }
    let currency = text(.costCurrency, in: json).flatMap(Self.currency)
    if let currency, currency.lowercased() != charges?.unit.lowercased() {
      return Cost(amount: amount, currency: currency, unit: "call")
    }
    return charges?.cost(of: amount)
  }

  /// A number that is not negative, also written as a text.
  private static func amount(_ json: JSON) -> Double? {
    let value: Double? =
      switch json {
      case .number(let digits): Double(digits)
      case .string(let text): Double(text.singleLine)
      default: nil
      }
    return value.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  /// A word that can be a currency; three letters are written large, as ISO 4217 has them.
  private static func currency(_ text: String) -> String? {
    let word = text.singleLine
    guard (1...16).contains(word.utf8.count),
      word.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x5F })
    else { return nil }
    return word.utf8.count == 3 ? word.uppercased() : word
  }
}
