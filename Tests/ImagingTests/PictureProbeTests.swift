import Imaging
import TestSupport
import Testing
import TroupeModel

@Suite(.enabled(if: ImagingTools.canDraw, "troupe-imaging is not built"))
struct PictureProbeTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  @Test func `a picture written by hand has its format and size`() async throws {
    let path = try bench.file("a.bin", HandmadePNG(width: 40, height: 30).bytes)
    let facts = try await tools.probePicture(at: path)
    #expect(facts == PictureFacts(format: .png, width: 40, height: 30))
  }

  @Test func `every format that the helper writes is read back`() async throws {
    let source = try bench.file("a.png", HandmadePNG(width: 200, height: 100).bytes)
    for (name, format) in [
      ("b.jpg", PictureFacts.Format.jpeg), ("b.webp", .webp), ("b.png", .png),
    ] {
      let size = try await tools.thumbnail(
        from: source,
        to: bench.path(name),
        width: 80,
        height: 80
      )
      #expect(size.width == 80 && size.height == 40)
      let facts = try await tools.probePicture(at: bench.path(name))
      #expect(facts == PictureFacts(format: format, width: 80, height: 40))
    }
    #expect(try bench.names() == ["a.png", "b.jpg", "b.png", "b.webp"])
  }

  @Test func `a filling thumbnail has exactly the size asked for`() async throws {
    let source = try bench.file("a.png", HandmadePNG(width: 200, height: 100).bytes)
    let size = try await tools.thumbnail(
      from: source,
      to: bench.path("t.webp"),
      width: 64,
      height: 64,
      fitting: .fill
    )
    #expect(size.width == 64 && size.height == 64)
  }

  @Test func `a picture cut anywhere is refused`() async throws {
    let source = try bench.file("a.png", HandmadePNG(width: 200, height: 150).bytes)
    for name in ["a.png", "b.jpg", "b.webp"] {
      if name != "a.png" {
        try await tools.thumbnail(from: source, to: bench.path(name), width: 200, height: 150)
      }
      let whole = try bench.bytes(name)
      let cuts = (1..<20).map { whole.count * $0 / 20 } + (1...16).map { whole.count - $0 }
      let paths = try cuts.map { try bench.file("cut-\($0)", Array(whole.prefix($0))) }
      let results = try await tools.probePictures(at: paths)
      for (cut, result) in zip(cuts, results) {
        #expect(throws: ImagingError.truncated, "\(name) cut to \(cut) of \(whole.count)") {
          try result.get()
        }
      }
    }
  }

  @Test(arguments: [
    ("", FileKind.empty), ("hello, this is a text", .text), ("<!DOCTYPE html><p>no", .html),
    ("{\"error\": \"expired\"}", .json), ("\u{0}\u{1}\u{2}\u{3}", .unknown),
  ])
  func `what is no picture is named, whatever its suffix`(
    text: String,
    kind: FileKind
  ) async throws {
    let path = try bench.file("photo.png", Array(text.utf8))
    await #expect(throws: ImagingError.notAPicture(found: kind)) {
      try await tools.probePicture(at: path)
    }
  }

  @Test(arguments: [
    (
      Array("<?xml version='1.0'?><svg><image href='file:///etc/passwd'/></svg>".utf8),
      FileKind.svg
    ),
    (Array("%PDF-1.7 ".utf8), .pdf), ([0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0], .tiff),
    ([0, 0, 0, 24] + Array("ftypheic".utf8), .heic),
    ([0, 0, 0, 24] + Array("ftypavif".utf8), .avif), (Array("BM6789".utf8), .bmp),
  ])
  func `a picture of another format is refused by name`(
    bytes: [UInt8],
    kind: FileKind
  ) async throws {
    let path = try bench.file("photo.png", bytes)
    await #expect(throws: ImagingError.unsupportedFormat(found: kind)) {
      try await tools.probePicture(at: path)
    }
  }

  @Test func `a header that claims 400 megapixels is refused before decoding`() async throws {
    let path = try bench.file("bomb.png", HandmadePNG.bomb(width: 20000, height: 20000))
    await #expect(throws: ImagingError.tooLarge(megapixels: 400, limit: 100)) {
      try await tools.probePicture(at: path)
    }
    await #expect(throws: ImagingError.tooLarge(megapixels: 400, limit: 100)) {
      try await tools.thumbnail(from: path, to: bench.path("t.png"), width: 10, height: 10)
    }
  }

  @Test func `a folder, a missing file and a path with NUL are unreadable`() async throws {
    for path in [bench.folder, bench.path("missing.png"), "a\u{0}b"] {
      let error = await #expect(throws: ImagingError.self) {
        try await tools.probePicture(at: path)
      }
      guard case .unreadable = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func `a batch keeps its order and a bad picture costs only itself`() async throws {
    let good = try bench.file("a.png", HandmadePNG(width: 8, height: 9).bytes)
    let bomb = try bench.file("b.png", HandmadePNG.bomb(width: 65535, height: 65535))
    let text = try bench.file("c.png", Array("no".utf8))
    let results = try await tools.probePictures(at: [text, good, bomb, good])
    let facts = PictureFacts(format: .png, width: 8, height: 9)
    #expect(
      results == [
        .failure(.notAPicture(found: .text)), .success(facts),
        .failure(.tooLarge(megapixels: 4294, limit: 100)), .success(facts),
      ]
    )
  }

  @Test func `a picture with random damage never ends the batch`() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let source = try bench.file("a.png", HandmadePNG(width: 60, height: 50).bytes)
    try await tools.thumbnail(from: source, to: bench.path("b.jpg"), width: 60, height: 50)
    try await tools.thumbnail(from: source, to: bench.path("b.webp"), width: 60, height: 50)
    var paths: [String] = []
    for name in ["a.png", "b.jpg", "b.webp"] {
      let whole = try bench.bytes(name)
      for index in 0..<60 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
            in: 0...255,
            using: &random
          )
        }
        paths.append(try bench.file("\(name)-\(index)", bytes))
      }
    }
    let results = try await tools.probePictures(at: paths + [source])
    #expect(results.count == paths.count + 1, "seed \(seed)")
    #expect(throws: Never.self, "seed \(seed)") { try results.last?.get() }
    for case .failure(.toolFailed(let tool, let message)) in results {
      Issue.record("\(tool): \(message), seed \(seed)")
    }
  }
}
