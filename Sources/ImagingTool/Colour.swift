import TroupeModel

/// An sRGB colour with opacity, written `#rrggbb` or `#rrggbbaa`.
struct Colour {
  var red: UInt8
  var green: UInt8
  var blue: UInt8
  var alpha: UInt8 = 255

  /// An opaque colour of three bands.
  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads the two written forms; nil on anything else.
  init?(_ text: String) {
    let digits = text.dropFirst()
    guard text.first == "#", digits.count == 6 || digits.count == 8,
      digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else { return nil }
    let bits = digits.count == 8 ? value : value << 8 | 0xFF
    red = UInt8(bits >> 24)
    green = UInt8(bits >> 16 & 0xFF)
    blue = UInt8(bits >> 8 & 0xFF)
    alpha = UInt8(bits & 0xFF)
  }

  /// The colour of a member; the standard one when missing.
  init(_ json: JSON, _ name: String, or standard: String) throws(ToolError) {
    guard let colour = Colour(json[name]?.text ?? standard) else {
      throw ToolError(code: .badRequest, message: "\(name) is not a colour as #rrggbb or #rrggbbaa")
    }
    self = colour
  }

  /// `#rrggbb`, as Pango markup wants it.
  var hex: String {
    "#"
      + [red, green, blue].map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
