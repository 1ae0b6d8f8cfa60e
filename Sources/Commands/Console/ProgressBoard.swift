import Synchronization
import TroupeModel

/// What goes on while a command works, on standard error: on a terminal one line for each job, redrawn in place;
/// elsewhere a plain line now and then.
final class ProgressBoard: Sendable {
  private struct State {
    var order: [String] = []
    var lines: [String: ProgressLine] = [:]
    /// How many lines of the terminal are the board's.
    var drawn = 0
    var lastDrawing: ContinuousClock.Instant?
  }

  /// More would not fit a small terminal, and could not be redrawn there.
  private static let mostLines = 15

  private let stream: Console.Stream
  private let style: TextStyle
  private let isQuiet: Bool
  private let isLive: Bool
  private let state = Mutex(State())

  /// Creates an empty board.
  init(_ stream: Console.Stream, environment: [String: String], isQuiet: Bool) {
    self.stream = stream
    self.isQuiet = isQuiet
    style = TextStyle(stream, environment: environment)
    isLive = stream.isTerminal && environment["TERM"] != "dumb"
  }

  /// Says something once, above the jobs; `always` says it also where no progress is wanted, as for warnings.
  func note(_ text: String, always: Bool = false) {
    guard always || !isQuiet else { return }
    state.withLock { state in
      write(erasing(&state) + text + "\n")
      if isLive { draw(&state) }
    }
  }

  /// Shows where a job is; what is news is worth a line where nothing can be redrawn.
  func update(_ key: String, _ line: ProgressLine, isNews: Bool) {
    guard !isQuiet else { return }
    state.withLock { state in
      if state.lines[key] == nil { state.order.append(key) }
      state.lines[key] = line
      if !isLive {
        if isNews { write(line.plain + "\n") }
      } else if isNews || isDue(state) {
        write(erasing(&state))
        draw(&state)
      }
    }
  }

  /// Ends this set of jobs, keeping the lines on the terminal unless what is printed next says the same.
  func end(keeping: Bool) {
    state.withLock { state in
      if state.drawn > 0 {
        write(erasing(&state))
        if keeping { draw(&state) }
      }
      state = State()
    }
  }

  private func isDue(_ state: State) -> Bool {
    state.lastDrawing.map { $0.duration(to: .now) > .milliseconds(80) } ?? true
  }

  private func erasing(_ state: inout State) -> String {
    guard state.drawn > 0 else { return "" }
    let text = "\u{1B}[\(state.drawn)A\r\u{1B}[J"
    state.drawn = 0
    return text
  }

  private func draw(_ state: inout State) {
    let columns = max(20, stream.columns() - 1)
    var lines = state.order.compactMap { state.lines[$0] }
    let hidden = lines.count - Self.mostLines
    if hidden > 0 {
      // What is under way is what people look for.
      lines = Array(
        (lines.filter { !$0.isOver } + lines.filter(\.isOver)).prefix(Self.mostLines)
      )
    }
    var text = lines.map { $0.live(style, columns: columns) + "\n" }.joined()
    if hidden > 0 { text += style.paint("… and \(hidden) more", .faint) + "\n" }
    write(text)
    state.drawn = lines.count + (hidden > 0 ? 1 : 0)
    state.lastDrawing = .now
  }

  private func write(_ text: String) {
    // Progress that nobody can see is no reason to stop working.
    if !text.isEmpty { try? stream.write(text) }
  }
}
