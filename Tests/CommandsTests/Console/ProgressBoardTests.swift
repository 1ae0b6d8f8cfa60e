import Synchronization
import Testing

@testable import Commands

@Suite struct ProgressBoardTests {
  private func written(
    onTerminal: Bool,
    quiet: Bool = false,
    _ body: (ProgressBoard) -> Void
  ) -> String {
    let text = Mutex("")
    let stream = Console.Stream(isTerminal: onTerminal, columns: { 60 }) { piece in
      text.withLock { $0 += piece }
    }
    body(ProgressBoard(stream, environment: ["NO_COLOR": "1"], isQuiet: quiet))
    return text.withLock { $0 }
  }

  private let half = ProgressLine(name: "7k3m", state: "running", fraction: 0.5, detail: "a moon")

  @Test func `without a terminal only news are written, a line each`() {
    let text = written(onTerminal: false) { board in
      board.update("a", half, isNews: true)
      board.update("a", half, isNews: false)
      board.note("done")
    }
    #expect(text == "7k3m  running  50 %  a moon\ndone\n")
  }

  @Test func `on a terminal a job has one line, redrawn in place`() {
    let text = written(onTerminal: true) { board in
      board.update("a", half, isNews: true)
      board.update("a", half, isNews: true)
      board.end(keeping: true)
    }
    let line = "7k3m       running      ━━━━━━━━╌╌╌╌╌╌╌╌ 50 %  a moon\n"
    let again = "\u{1B}[1A\r\u{1B}[J" + line
    #expect(text == line + again + again)
  }

  @Test func `a live line never breaks`() {
    let long = ProgressLine(
      name: "7k3m",
      state: "running",
      fraction: 0.25,
      detail: String(repeating: "月", count: 90)
    )
    #expect(long.live(.plain, columns: 59).displayWidth <= 59)
    #expect(long.live(.plain, columns: 20).displayWidth <= 20)
  }

  @Test func `quiet says nothing but warnings`() {
    let text = written(onTerminal: false, quiet: true) { board in
      board.update("a", half, isNews: true)
      board.note("progress")
      board.note("warning", always: true)
    }
    #expect(text == "warning\n")
  }

  @Test func `a transfer says how much has come, how fast, and what is left`() {
    var meter = TransferMeter()
    let start = ContinuousClock.now
    meter.take(received: 0, expected: 8_000_000, at: start)
    meter.take(received: 2_000_000, expected: 8_000_000, at: start + .seconds(2))
    #expect(meter.fraction == 0.25)
    #expect(meter.words == "2 MB of 8 MB  1 MB/s  6 s left")
  }
}
