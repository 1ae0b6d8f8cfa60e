import Glibc
import Testing

@testable import ScriptedServices

/// Small files made byte by byte, and a service that has one for its film.
enum TestFiles {
  /// An MP4 whose header says that length, with some bytes of film.
  static func mp4(seconds: Double) -> [UInt8] {
    let header =
      word(0) + word(0) + word(0) + word(1000) + word(UInt32(seconds * 1000))
      + [UInt8](repeating: 0, count: 80)
    return box("ftyp", Array("isom".utf8) + word(512) + Array("isomiso2mp41".utf8))
      + box("moov", box("mvhd", header))
      + box("mdat", (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
  }

  /// A whole PNG.
  static let png = PortraitFile.png

  /// As much of a PNG as says its size.
  static func pngHeader(width: UInt32, height: UInt32) -> [UInt8] {
    Array(png[..<16]) + word(width) + word(height) + png[24...]
  }

  /// The PNG as a data URL.
  static let pngData = "data:image/png;base64,\(base64(png))"

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place > group.count ? "=" : letters[bits >> (18 - 6 * place) & 63])
      }
    }
    return text
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  private static func box(_ kind: String, _ contents: [UInt8]) -> [UInt8] {
    word(UInt32(contents.count + 8)) + Array(kind.utf8) + contents
  }
}

/// Runs a test against a service whose film is 10 s long by its header, and stops it.
func withService(
  _ kind: ServiceKind,
  pollsUntilDone: Int = 2,
  linkFetches: Int? = nil,
  _ test: (ScriptedService, RawClient) throws -> Void
) throws {
  var path = Array("/tmp/scripted-film-XXXXXX".utf8CString)
  let descriptor = mkstemp(&path)
  try #require(descriptor >= 0)
  defer {
    close(descriptor)
    unlink(path)
  }
  let film = TestFiles.mp4(seconds: 10)
  try #require(write(descriptor, film, film.count) == film.count)
  let service = try ScriptedService(
    kind,
    video: String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self),
    key: "sk-canary",
    pollsUntilDone: pollsUntilDone,
    linkFetches: linkFetches
  )
  defer { service.stop() }
  try test(service, RawClient(base: service.url, key: "sk-canary"))
}
