import TestSupport
import Testing
import TroupeModel

@testable import Imaging

struct AnimaticLayoutTests {
  @Test func `everything lies inside the frame at every size and cast`() {
    for (width, height) in [
      (64, 64), (64, 4096), (4096, 64), (96, 96), (320, 240), (640, 360), (1280, 720), (720, 1280),
      (1024, 1024), (1920, 1080), (4096, 4096), (200, 1000),
    ] {
      for people in 0...12 {
        for lead in [nil, "/lead.png"] {
          let request = AnimaticRequest(
            width: width,
            height: height,
            scenes: [1, 2].map {
              AnimaticScene(number: $0, prompt: "rain", duration: Milliseconds(1000))
            },
            cast: (0..<people).map { AnimaticPerson(name: "P\($0)", picturePath: "/p.png") },
            title: "title",
            leadPicturePath: lead,
            model: "model",
            note: "note"
          )
          let layout = AnimaticLayout(
            request: request,
            scene: request.scenes[0],
            start: Milliseconds(0),
            total: Milliseconds(2000),
            width: width,
            height: height
          )
          let layers = layout.layers()
          let cards = layers.filter { $0.content == .picture(path: "/p.png") }
          for layer in layers {
            let area = layer.area
            let inside =
              area.x >= 0 && area.y >= 0 && area.right <= width && area.bottom <= height
              && area.width > 0 && area.height > 0
            #expect(inside, "\(width)x\(height), cast of \(people): \(layer)")
          }
          for (index, card) in cards.enumerated() {
            for other in cards[(index + 1)...] {
              #expect(!card.area.overlaps(other.area), "\(width)x\(height), cast of \(people)")
            }
          }
        }
      }
    }
  }

  @Test func `a timeline is as long as asked within half a frame`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      let durations = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        Milliseconds(.random(in: 1...20_000, using: &random))
      }
      let timeline = AnimaticTimeline(durations: durations, width: 640, height: 360)
      let asked = durations.reduce(Milliseconds(0)) { $0 + $1 }.seconds
      let frame = 1 / Double(timeline.frameRate)
      #expect(timeline.frames.count == durations.count && timeline.frames.allSatisfy { $0 >= 0 })
      #expect(timeline.total >= 1, "seed \(seed)")
      #expect(abs(timeline.duration.seconds - asked) <= frame, "seed \(seed)")
    }
  }

  @Test func `every error has a sentence and a hint`() {
    let errors: [ImagingError] = [
      .toolMissing(name: "ffmpeg"), .toolFailed(tool: "a", message: "b"),
      .timedOut(tool: "a", limit: Milliseconds(10_000)), .unreadable(path: "a", reason: "b"),
      .unwritable(path: "a", reason: "b"), .notAPicture(found: .html),
      .unsupportedFormat(found: .svg), .truncated, .damaged(detail: "x"),
      .tooLarge(megapixels: 400, limit: 100), .tooHeavy(megabytes: 300, limit: 256),
      .notAVideo(found: .json), .brokenVideo(.noSamples), .noFrame(at: Milliseconds(1)),
      .badSize(width: 1, height: 2), .nothingToDraw,
      .badPictureCount(13), .badLength(Milliseconds(1), shortest: Milliseconds(200)),
      .badFrameRate(0),
      .outsideVideo(start: Milliseconds(1), end: Milliseconds(2), length: Milliseconds(1)),
      .rangeTooShort(start: Milliseconds(1), end: Milliseconds(2)),
    ]
    for error in errors {
      #expect(error.message.hasSuffix("."), "\(error.message)")
      #expect(error.hint.count > 10, "\(error.hint)")
    }
    for kind in FileKind.allCases { #expect(!kind.words.isEmpty) }
  }
}

extension FrameArea {
  fileprivate func overlaps(_ other: FrameArea) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}
