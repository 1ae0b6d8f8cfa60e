import Testing
import TroupeModel

@testable import Rehearsal

struct PictureSourceTests {
  static let sources: [(String, PictureSource)] = [
    ("http://127.0.0.1:4711/files/a.png", .file(name: "a.png")),
    ("http://localhost:80/files/a%20b.png?x=1", .file(name: "a b.png")),
    (Picture.dataURL, .bytes(Picture.png, .png)),
    ("https://example.com/a.png", .unreachable("https://example.com/a.png")),
    ("http://127.0.0.1:4711/v1/videos", .unreachable("http://127.0.0.1:4711/v1/videos")),
    ("http://127.0.0.1.evil.com/files/a", .unreachable("http://127.0.0.1.evil.com/files/a")),
    ("data:image/png;base64,QUJD", .unreachable("data:image/png;base64,QUJD")),
    ("data:text/plain,hello", .unreachable("data:text/plain,hello")),
  ]

  @Test(arguments: sources)
  func `only this server and data URLs are reachable`(address: String, source: PictureSource) {
    #expect(PictureSource(address) == source)
  }

  @Test(arguments: [
    (Picture.png, MediaType.png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a".utf8), .gif),
    (Array("RIFF....WEBPVP8 ".utf8), .webp), (Array("RIFF....WAVEfmt ".utf8), nil),
    (Array("<svg/>".utf8), nil), ([], nil),
  ])
  func `a picture is known by its first bytes`(bytes: [UInt8], type: MediaType?) {
    #expect(MediaType(pictureBytes: bytes) == type)
  }
}
