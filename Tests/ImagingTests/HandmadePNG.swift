/// A PNG written by hand, with stored deflate blocks, so that no library is needed to make a picture.
struct HandmadePNG {
  var width: Int
  var height: Int
  var colour: (UInt8, UInt8, UInt8) = (200, 60, 40)

  var bytes: [UInt8] {
    var pixels: [UInt8] = []
    for y in 0..<height {
      pixels.append(0)
      for x in 0..<width {
        pixels += [colour.0 &+ UInt8(x & 0x3F), colour.1 &+ UInt8(y & 0x3F), colour.2]
      }
    }
    return header(width: width, height: height) + chunk("IDAT", zlib(pixels)) + chunk("IEND", [])
  }

  /// A picture that claims to be huge and has next to no data.
  static func bomb(width: Int, height: Int) -> [UInt8] {
    let maker = HandmadePNG(width: 1, height: 1)
    return maker.header(width: width, height: height)
      + maker.chunk("IDAT", maker.zlib([0, 0, 0, 0])) + maker.chunk("IEND", [])
  }

  private func header(width: Int, height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
  }

  private func big(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return big(data.count) + body + big(Int(~crc))
  }

  private func zlib(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = data[...]
    repeat {
      let block = rest.prefix(65535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream += [rest.isEmpty ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8)]
      stream += [UInt8(~count & 0xFF), UInt8(~count >> 8)] + block
    } while !rest.isEmpty
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in data {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return stream + big(Int(b << 16 | a))
  }
}
