/// A body in multipart/form-data.
struct FormBody: Sendable {
  static let boundary = "xYz"

  private(set) var parts: [UInt8] = []

  /// Begins with texts.
  init(_ fields: [(String, String)] = []) {
    for (name, text) in fields { add(name, Array(text.utf8)) }
  }

  /// Adds a part, which is a file if that has a name.
  mutating func add(_ name: String, _ content: [UInt8], file: String? = nil) {
    var head = "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\""
    if let file { head += "; filename=\"\(file)\"\r\nContent-Type: application/octet-stream" }
    parts += Array("\(head)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
  }

  var type: String { "multipart/form-data; boundary=\(Self.boundary)" }
  var bytes: [UInt8] { parts + Array("--\(Self.boundary)--\r\n".utf8) }
}

/// An MP4 with one sample that shows nothing, and says how long it is.
enum HandmadeClip {
  static func bytes(seconds: Double?) -> [UInt8] {
    let type = box("ftyp", Array("isom".utf8) + [0, 0, 2, 0])
    let table =
      box("stsc", big(0) + big(1) + big(1) + big(1) + big(1))
      + box("stsz", big(0) + big(0) + big(1) + big(4))
      + box("stco", big(0) + big(1) + big(type.count + 8))
    let track = box("trak", box("mdia", box("minf", box("stbl", table))))
    let header = seconds.map {
      box("mvhd", big(0) + big(0) + big(0) + big(1000) + big(Int($0 * 1000)))
    }
    return type + box("mdat", [1, 2, 3, 4]) + box("moov", (header ?? []) + track)
  }

  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8) + Array(type.utf8) + content
  }

  private static func big(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
