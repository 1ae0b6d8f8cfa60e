import Testing
import TestSupport
import TroupeModel

@testable import TroupeMedia

@Suite struct SniffingTests {
  static let ours: [(MediaType, [UInt8])] = [
    (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
    (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
    (.jpeg, [0xFF, 0xD8, 0xFF, 0xDB]),
    (.webp, Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8)),
    (.gif, Array("GIF89a".utf8)),
    (.gif, Array("GIF87a".utf8)),
    (.mp4, box("ftypisom")),
    (.mp4, box("ftypmp42")),
    (.mp4, box("ftypavc1")),
    (.mp4, box("ftypM4V ")),
    (.quickTime, box("ftypqt  ")),
    (.quickTime, box("moov")),
    (.webm, ebml("webm")),
    (.matroska, ebml("matroska")),
  ]

  static let others: [(OtherContent, [UInt8])] = [
    (.empty, []),
    (.html, Array("<!DOCTYPE html><title>Sign in".utf8)),
    (.html, Array("\u{FEFF} \n<HTML>".utf8)),
    (.html, Array("<!-- moved --><html>".utf8)),
    (.json, Array(" {\"error\":\"expired\"}".utf8)),
    (.json, Array("[]".utf8)),
    (.svg, Array("<svg xmlns=\"x\"/>".utf8)),
    (.svg, Array("<?xml version=\"1.0\"?>\n<svg/>".utf8)),
    (.xml, Array("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>".utf8)),
    (.text, Array("Not found".utf8)),
    (.text, Array("没有".utf8).dropLast()),
    (.pdf, Array("%PDF-1.7".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0, 8]),
    (.tiff, [0x4D, 0x4D, 0, 0x2A]),
    (.heic, box("ftypheic")),
    (.heic, box("ftypmif1")),
    (.avif, box("ftypavif")),
    (.audio, box("ftypM4A ")),
    (.zip, Array("PK\u{3}\u{4}".utf8)),
    (.gzip, [0x1F, 0x8B, 0x08, 0]),
    (.bmp, Array("BM".utf8) + [1, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0]),
    (.avi, Array("RIFF\u{1}\u{1}\u{1}\u{1}AVI LIST".utf8)),
    (.audio, Array("ID3\u{3}".utf8)),
    (.unknown, ebml("mystery")),
    (.unknown, [0, 1, 2, 3]),
    (.unknown, [0xC0, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0]),
  ]

  static func box(_ text: String) -> [UInt8] { [0, 0, 0, 32] + Array(text.utf8) + [0, 0, 2, 0] }

  static func ebml(_ type: String) -> [UInt8] {
    [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x80 | UInt8(type.utf8.count)]
      + Array(type.utf8) + [0x42, 0x87, 0x81, 4]
  }

  @Test(arguments: ours)
  func `what the library stores is told by its first bytes`(type: MediaType, bytes: [UInt8]) {
    #expect(MediaType.sniff(bytes) == .media(type))
    #expect(MediaType.sniff(bytes + [UInt8](repeating: 0, count: 4000)).mediaType == type)
  }

  @Test(arguments: others)
  func `what the library does not store is named`(content: OtherContent, bytes: [UInt8]) {
    #expect(MediaType.sniff(bytes) == .other(content))
  }

  @Test func `a file is sniffed whatever its name says`() throws {
    let folder = TemporaryFolder()
    let path = try folder.file("luna.png", "<html>" + String(repeating: "x", count: 5000))
    #expect(try MediaType.sniff(fileAt: path).words == "a web page (HTML)")
  }

  @Test func `any bytes are told without harm`() {
    var random = SeededRandom(seed: 42)
    for _ in 0..<3000 {
      let known = Self.ours.map(\.1) + Self.others.map(\.1)
      var bytes = known[Int.random(in: known.indices, using: &random)]
      bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
      if !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      #expect(!MediaType.sniff(bytes).words.isEmpty)
    }
  }
}
