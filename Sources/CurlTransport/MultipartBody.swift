package import TroupeEndpoints

/// A `multipart/form-data` body (RFC 7578), names escaped as browsers do.
package struct MultipartBody: Sendable {
  /// The value of the field `Content-Type`, which names the boundary.
  package let contentType: String
  /// The body.
  package let bytes: [UInt8]

  /// Joins parts with a boundary, which must be in none of them: 128 random bits are in none but by design.
  package init(_ parts: [HTTPRequest.Part], boundary: String = Self.randomBoundary()) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(256) { $0 + $1.bytes.count + 512 })
    for part in parts {
      var head =
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(part.name))\""
      if let fileName = part.fileName { head += "; filename=\"\(Self.escaped(fileName))\"" }
      if let type = part.contentType { head += "\r\nContent-Type: \(type)" }
      bytes += (head + "\r\n\r\n").utf8
      bytes += part.bytes
      bytes += "\r\n".utf8
    }
    bytes += "--\(boundary)--\r\n".utf8
    self.bytes = bytes
    contentType = "multipart/form-data; boundary=\(boundary)"
  }

  /// A boundary of 128 random bits.
  package static func randomBoundary() -> String {
    "troupe-" + String(UInt64.random(in: 0...(.max)), radix: 36)
      + String(UInt64.random(in: 0...(.max)), radix: 36)
  }

  private static func escaped(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": text += "%22".unicodeScalars
      case "\r": text += "%0D".unicodeScalars
      case "\n": text += "%0A".unicodeScalars
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
