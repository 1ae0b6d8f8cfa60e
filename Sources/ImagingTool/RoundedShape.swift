import CVips

/// A rectangle with rounded corners, antialiased by the distance from its edge.
struct RoundedShape {
  var width: Int
  var height: Int
  var radius: Int

  /// How much of a pixel the shape covers, 0 to 255.
  func coverage(x: Int, y: Int) -> UInt8 {
    let radius = Double(min(radius, min(width, height) / 2))
    let dx = max(0, radius - (Double(min(x, width - 1 - x)) + 0.5))
    let dy = max(0, radius - (Double(min(y, height - 1 - y)) + 0.5))
    guard dx > 0, dy > 0 else { return 255 }
    let inside = radius - (dx * dx + dy * dy).squareRoot() + 0.5
    return UInt8(max(0, min(1, inside)) * 255)
  }

  /// One band of coverage.
  func mask() throws(ToolError) -> Picture {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height)
    for y in 0..<height {
      for x in 0..<width { bytes.append(coverage(x: x, y: y)) }
    }
    return try Picture.from(bytes, width: width, height: height, bands: 1)
  }

  /// The shape filled with a vertical blend of two colours.
  func picture(top: Colour, bottom: Colour) throws(ToolError) -> Picture {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    for y in 0..<height {
      let part = height > 1 ? y * 256 / (height - 1) : 0
      func blend(_ from: UInt8, _ to: UInt8) -> UInt8 {
        UInt8((Int(from) * (256 - part) + Int(to) * part) >> 8)
      }
      let red = blend(top.red, bottom.red)
      let green = blend(top.green, bottom.green)
      let blue = blend(top.blue, bottom.blue)
      let alpha = Int(blend(top.alpha, bottom.alpha))
      for x in 0..<width {
        bytes.append(red)
        bytes.append(green)
        bytes.append(blue)
        bytes.append(UInt8(alpha * Int(coverage(x: x, y: y)) / 255))
      }
    }
    return try Picture.from(bytes, width: width, height: height, bands: 4)
  }
}

extension Picture {
  /// A picture of the bytes, which are copied.
  static func from(
    _ bytes: [UInt8],
    width: Int,
    height: Int,
    bands: Int
  ) throws(ToolError) -> Picture {
    try Picture {
      troupe_vips_from_memory(
        bytes,
        bytes.count,
        Int32(width),
        Int32(height),
        Int32(bands),
        &$0
      )
    }
  }

  /// One opaque colour in three bands.
  static func filled(width: Int, height: Int, _ colour: Colour) throws(ToolError) -> Picture {
    var bytes = [UInt8](repeating: colour.red, count: width * height * 3)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      bytes[index + 1] = colour.green
      bytes[index + 2] = colour.blue
    }
    return try Picture.from(bytes, width: width, height: height, bands: 3)
  }
}
