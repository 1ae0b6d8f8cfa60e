/// An opaque colour, written as `"#rrggbb"`.
struct Colour: Sendable, ExpressibleByStringLiteral {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(stringLiteral text: String) {
    guard text.count == 7, let bits = Int(text.dropFirst(), radix: 16) else {
      preconditionFailure("not a colour: \(text)")
    }
    self.init(
      red: Double(bits >> 16 & 255),
      green: Double(bits >> 8 & 255),
      blue: Double(bits & 255)
    )
  }

  func mixed(_ other: Colour, _ share: Double) -> Colour {
    Colour(
      red: red + (other.red - red) * share,
      green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share
    )
  }

  func darker(_ share: Double) -> Colour {
    mixed("#1a1030", share)
  }

  func lighter(_ share: Double) -> Colour {
    mixed("#fffaf0", share)
  }

  var hex: String {
    let bits = Int(red.rounded()) << 16 | Int(green.rounded()) << 8 | Int(blue.rounded())
    let digits = String(bits, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
