import Foundation
import Imaging
import TestSupport
import Testing

struct MP4ContainerTests {
  @Test func `a whole file has its tracks and samples`() throws {
    let bytes = HandmadeMP4().bytes
    let container = try MP4Container(checking: bytes)
    #expect(container.byteCount == UInt64(bytes.count))
    #expect(container.trackCount == 1 && container.sampleCount == 3 && !container.isFragmented)
    #expect(throws: Never.self) { try MP4Container(checking: HandmadeMP4(wide: true).bytes) }
  }

  @Test func `a file cut at any byte is refused`() {
    let bytes = HandmadeMP4().bytes
    for count in 0..<bytes.count {
      #expect(throws: MP4Damage.self, "cut to \(count)") {
        try MP4Container(checking: Array(bytes.prefix(count)))
      }
    }
  }

  @Test(arguments: [
    [UInt8](repeating: 0, count: 1), [UInt8](repeating: 0, count: 4096), Array("<html>".utf8),
    Array("garbage that goes on for a while".utf8), [0xFF],
  ])
  func `bytes after the end are refused and located`(extra: [UInt8]) {
    let bytes = HandmadeMP4().bytes
    #expect(throws: MP4Damage.trailingBytes(at: UInt64(bytes.count))) {
      try MP4Container(checking: bytes + extra)
    }
  }

  @Test(arguments: [
    ("", FileKind.empty), ("<!doctype html><html>", .html), ("{\"error\":{}}", .json),
    ("Not found", .text), ("\u{FEFF}  <html><body>", .html), ("<Error><Code>Expired", .xml),
  ])
  func `a page with status 200 is no video`(text: String, kind: FileKind) {
    #expect(throws: MP4Damage.notMP4(looksLike: kind)) {
      try MP4Container(checking: Array(text.utf8))
    }
  }

  @Test func `WebM is told apart`() {
    #expect(throws: MP4Damage.notMP4(looksLike: .webm)) {
      try MP4Container(checking: [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3, 4, 5, 6, 7, 8])
    }
  }

  @Test func `missing boxes are named`() {
    let maker = HandmadeMP4()
    let type = HandmadeMP4.fileType
    #expect(throws: MP4Damage.missingBox("moov")) {
      try MP4Container(checking: type + maker.box("mdat", [1, 2, 3]))
    }
    #expect(throws: MP4Damage.missingBox("mdat")) {
      try MP4Container(checking: type + maker.movie(chunkOffset: 0))
    }
    #expect(throws: MP4Damage.missingBox("trak")) {
      try MP4Container(checking: type + maker.box("moov", []) + maker.box("mdat", []))
    }
    #expect(throws: MP4Damage.missingBox("stbl")) {
      let track = maker.box("trak", maker.box("mdia", maker.box("minf", [])))
      return try MP4Container(
        checking: type + maker.box("mdat", []) + maker.box("moov", track)
      )
    }
  }

  @Test func `a sample outside the file is refused, also where the sum overflows`() throws {
    var maker = HandmadeMP4(chunkOffset: 1000)
    let size = UInt64(maker.bytes.count)
    #expect(throws: MP4Damage.sampleOutside(track: 1, end: 1180, fileSize: size)) {
      try MP4Container(checking: maker.bytes)
    }
    maker = HandmadeMP4(chunkOffset: UInt64.max - 10, wide: true)
    let error = #expect(throws: MP4Damage.self) { try MP4Container(checking: maker.bytes) }
    guard case .sampleOutside(1, UInt64.max, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a table that claims four thousand million entries ends at once`() {
    let maker = HandmadeMP4()
    let huge = maker.big(0xFFFF_FFFF)
    let table =
      maker.box("stsz", [0, 0, 0, 0] + huge + huge)
      + maker.box("stsc", [0, 0, 0, 0] + maker.big(1) + maker.big(1) + huge + maker.big(1))
      + maker.box("stco", [0, 0, 0, 0] + huge)
    let movie = maker.box(
      "moov",
      maker.box("trak", maker.box("mdia", maker.box("minf", maker.box("stbl", table))))
    )
    #expect(throws: MP4Damage.self) {
      try MP4Container(checking: HandmadeMP4.fileType + maker.box("mdat", [0]) + movie)
    }
  }

  @Test func `a file of five gigabytes is checked in place`() throws {
    let bench = try Bench()
    let maker = HandmadeMP4(wide: true)
    let size: UInt64 = 5 << 30
    let type = HandmadeMP4.fileType
    let header = [0, 0, 0, 1] + Array("mdat".utf8) + maker.big(size, 8)
    let path = try bench.file("big.mp4", type + header)
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.seek(toOffset: UInt64(type.count) + size)
    try file.write(contentsOf: maker.movie(chunkOffset: UInt64(type.count) + size - 180))
    let container = try MP4Container(checking: path)
    #expect(container.byteCount > size)
    let end = try file.offset()
    try file.truncate(atOffset: end - 1)
    #expect(throws: MP4Damage.truncated(expected: end, actual: end - 1)) {
      try MP4Container(checking: path)
    }
    try file.truncate(atOffset: 3 << 30)
    #expect(
      throws: MP4Damage.truncated(expected: UInt64(type.count) + size, actual: 3 << 30)
    ) {
      try MP4Container(checking: path)
    }
  }

  @Test func `ten thousand mutated files never crash or hang`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("mutated boxes: seed \(seed)")
    var random = SeededRandom(seed: seed)
    let edges: [UInt8] = [0, 1, 7, 8, 0x7F, 0x80, 0xFE, 0xFF]
    let originals = [HandmadeMP4().bytes, HandmadeMP4(wide: true).bytes]
    var refused = 0
    for round in 0..<10_000 {
      var bytes = originals[round % 2]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] =
          edges.randomElement(using: &random).flatMap {
            Bool.random(using: &random) ? $0 : nil
          } ?? UInt8.random(in: 0...255, using: &random)
      }
      if round % 5 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      do { _ = try MP4Container(checking: bytes) } catch { refused += 1 }
    }
    #expect(refused > 1000, "seed \(seed)")
  }

  @Test func `a missing file and a folder are unreadable`() throws {
    let bench = try Bench()
    for path in [bench.path("none.mp4"), bench.folder] {
      let error = #expect(throws: MP4Damage.self) { try MP4Container(checking: path) }
      guard case .unreadable = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }
}
