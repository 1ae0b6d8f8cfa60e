import TestSupport
import Testing
import TroupeModel

@testable import Imaging

@Suite(.enabled(if: ImagingTools.canFilm, "ffmpeg or troupe-imaging is missing"))
struct PictureFitTests {
  let bench: Bench
  let tools = ImagingTools.here

  init() throws { bench = try Bench() }

  /// Fits a picture and says what colours lie where: the middle, and a strip at the left and at the top.
  private func fitted(
    _ path: String,
    _ width: Int,
    _ height: Int,
    _ fit: PictureFit
  ) async throws -> (middle: MeanColour, left: MeanColour, top: MeanColour) {
    let output = bench.path("out.png")
    try await tools.fitPicture(at: path, to: output, width: width, height: height, fit: fit)
    let facts = try await tools.probePicture(at: output)
    #expect(facts == PictureFacts(format: .png, width: width, height: height))
    return (
      try await tools.colour(of: output, area: (48, 48, 4, 4)),
      try await tools.colour(of: output, area: (0, 40, 4, 20)),
      try await tools.colour(of: output, area: (40, 0, 20, 4))
    )
  }

  @Test(arguments: PictureFit.allCases, [(721, 1280), (64, 4096), (4096, 64)])
  func `the size is exact, for pictures of every format and shape`(
    fit: PictureFit,
    size: (Int, Int)
  ) async throws {
    let pictures = [
      try bench.file("one.png", HandmadePNG(width: 1, height: 1).bytes),
      try bench.file("odd.png", HandmadePNG(width: 301, height: 77).bytes),
      try await bench.still("a.jpg", "testsrc2=s=99x201"),
      try await bench.still("thin.webp", "testsrc2=s=700x2"),
      try await bench.made("b.gif", from: "testsrc2=s=50x50:d=0.5:r=10"),
    ]
    for path in pictures {
      let output = bench.path("out.bin")
      try await tools.fitPicture(
        at: path,
        to: output,
        width: size.0,
        height: size.1,
        fit: fit
      )
      let facts = try await tools.probePicture(at: output)
      #expect(facts == PictureFacts(format: .png, width: size.0, height: size.1), "\(path)")
    }
  }

  @Test func `filling keeps the middle and cuts off both sides alike`() async throws {
    // Three stripes: red, a green one in the middle that is as wide as the picture is high, blue.
    let stripes = try await bench.still(
      "a.png",
      "color=red:s=600x200,format=rgb24,drawbox=x=200:w=200:h=200:c=lime:t=fill,drawbox=x=400:w=200:h=200:c=blue:t=fill"
    )
    let square = try await fitted(stripes, 300, 300, .fill)
    #expect(square.middle.isNear(0, 255, 0))
    #expect(square.left.isNear(0, 255, 0) && square.top.isNear(0, 255, 0))
    let wide = try await fitted(stripes, 500, 100, .fill)
    #expect(wide.middle.isNear(0, 255, 0) && wide.left.isNear(255, 0, 0))
    let right = try await tools.colour(of: bench.path("out.png"), area: (96, 40, 4, 20))
    #expect(right.isNear(0, 0, 255))
  }

  @Test func `padding puts the whole picture on the colour of its border`() async throws {
    let framed = try await bench.still(
      "a.png",
      "color=0x2080c0:s=400x200,format=rgb24,drawbox=x=40:y=40:w=320:h=120:c=white:t=fill"
    )
    let tall = try await fitted(framed, 400, 800, .pad)
    #expect(tall.middle.isNear(255, 255, 255))
    #expect(tall.top.isNear(0x20, 0x80, 0xC0) && tall.left.isNear(0x20, 0x80, 0xC0))
    let below = try await tools.colour(of: bench.path("out.png"), area: (0, 80, 100, 20))
    #expect(below.isNear(0x20, 0x80, 0xC0, within: 3))
    // Half the height is picture, and 60 of every 100 lines of that are white.
    let column = try await tools.colour(of: bench.path("out.png"), area: (50, 0, 2, 100))
    let white = 0.5 * 0.6 * 0.5
    #expect(abs(Double(column.bands[0]) - (255 * white + 32 * (1 - white))) < 12)
  }

  @Test func `fitting puts the whole picture on a blurred copy of itself`() async throws {
    let halves = try await bench.still(
      "a.png",
      "color=red:s=400x100,format=rgb24,drawbox=x=200:w=200:h=100:c=blue:t=fill"
    )
    _ = try await fitted(halves, 400, 400, .fit)
    let output = bench.path("out.png")
    #expect(try await tools.colour(of: output, area: (20, 45, 10, 10)).isNear(255, 0, 0))
    #expect(try await tools.colour(of: output, area: (70, 45, 10, 10)).isNear(0, 0, 255))
    // Above, the same halves run into one another.
    let left = try await tools.colour(of: output, area: (2, 2, 6, 20))
    let seam = try await tools.colour(of: output, area: (48, 2, 4, 20))
    let right = try await tools.colour(of: output, area: (92, 2, 6, 20))
    #expect(left.isNear(255, 0, 0, within: 30) && right.isNear(0, 0, 255, within: 30))
    #expect(seam.isNear(127, 0, 127, within: 45), "\(seam)")
    let inside = try await tools.colour(of: output, area: (44, 45, 4, 10))
    #expect(inside.isNear(255, 0, 0), "the picture itself is sharp, not \(inside)")
  }

  @Test func `what was transparent becomes the colour of the border, or black`() async throws {
    let hole = try await bench.still(
      "hole.png",
      "color=lime:s=200x200,format=rgba,geq=r=0:g=255:b=0:a='if(between(X,60,140)*between(Y,60,140),0,255)'"
    )
    #expect(try await fitted(hole, 300, 300, .pad).middle.isNear(0, 255, 0))
    let island = try await bench.still(
      "island.png",
      "color=white:s=200x200,format=rgba,geq=r=255:g=255:b=255:a='if(between(X,60,140)*between(Y,60,140),255,0)'"
    )
    for fit in PictureFit.allCases {
      let seen = try await fitted(island, 200, 200, fit)
      #expect(seen.middle.isNear(255, 255, 255) && seen.left.isNear(0, 0, 0), "\(fit)")
    }
  }

  @Test func `a picture turned by its camera comes out upright`() async throws {
    // Red at the left and blue at the right as stored; to be turned right by a quarter: red at the top.
    _ = try await bench.still(
      "a.jpg",
      "color=red:s=400x200,format=rgb24,drawbox=x=200:w=200:h=200:c=blue:t=fill"
    )
    let bytes = try bench.bytes("a.jpg")
    let tag: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0] + Array("MM".utf8)
      + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let turned = try bench.file("turned.jpg", Array(bytes[..<2]) + tag + Array(bytes[2...]))
    let seen = try await fitted(turned, 200, 400, .fill)
    #expect(seen.top.isNear(255, 0, 0))
    let bottom = try await tools.colour(of: bench.path("out.png"), area: (40, 96, 20, 4))
    #expect(bottom.isNear(0, 0, 255))
  }

  @Test func `what is no whole picture is refused, and leaves nothing`() async throws {
    let whole = HandmadePNG(width: 90, height: 90).bytes
    let refused: [(String, [UInt8], ImagingError)] = [
      ("cut.png", Array(whole.prefix(2000)), .truncated),
      (
        "bomb.png", HandmadePNG.bomb(width: 20000, height: 20000),
        .tooLarge(megapixels: 400, limit: 100)
      ),
      ("page.png", Array("<html>".utf8), .notAPicture(found: .html)),
      ("drawing.png", Array("<svg>".utf8), .unsupportedFormat(found: .svg)),
    ]
    for (name, bytes, error) in refused {
      let path = try bench.file(name, bytes)
      for fit in PictureFit.allCases {
        await #expect(throws: error, "\(name)") {
          try await tools.fitPicture(
            at: path,
            to: bench.path("out.png"),
            width: 640,
            height: 360,
            fit: fit
          )
        }
      }
    }
    let good = try bench.file("good.png", whole)
    for (width, height) in [(63, 100), (100, 4097), (0, 0), (-5, 100)] {
      await #expect(throws: ImagingError.badSize(width: width, height: height)) {
        try await tools.fitPicture(
          at: good,
          to: bench.path("out.png"),
          width: width,
          height: height,
          fit: .pad
        )
      }
    }
    let names = try bench.names()
    #expect(names == (refused.map(\.0) + ["good.png"]).sorted())
  }

  @Test func `a picture with random damage never ends the helper`() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("damaged pictures to fit: seed \(seed)")
    var random = SeededRandom(seed: seed)
    let originals = [
      try await bench.still("a.png", "testsrc2=s=60x50"),
      try await bench.still("b.jpg", "testsrc2=s=60x50"),
      try await bench.still("c.webp", "testsrc2=s=60x50"),
      try await bench.made("d.gif", from: "testsrc2=s=60x50:d=0.3:r=10"),
    ]
    var requests: [JSON] = []
    for (index, path) in originals.enumerated() {
      let whole = try bench.bytes(path.split(separator: "/").last.map(String.init) ?? "")
      for round in 0..<40 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes[place] = .random(in: 0...255, using: &random)
        }
        requests.append([
          "request": "fit", "path": .string(try bench.file("damaged-\(index)-\(round)", bytes)),
          "output": .string(bench.path("out.png")), "width": 320, "height": 180,
          "fit": .string(PictureFit.allCases.randomElement(using: &random)?.rawValue ?? ""),
        ])
      }
    }
    var answered = 0
    try await PictureConversation(tools: tools).ask(requests) { _, answer in
      answered += 1
      if case .failure(.toolFailed(_, let message)) = answer {
        Issue.record("\(message), seed \(seed)")
      }
    }
    #expect(answered == requests.count)
  }
}
