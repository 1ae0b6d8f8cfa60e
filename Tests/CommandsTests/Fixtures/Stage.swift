import Commands
import Foundation
import Synchronization
import Troupe
import TroupeEndpoints
import TroupeModel

/// A temporary folder with a program in it whose clock, ids, network and terminal are held still.
final class Stage: Sendable {
  /// The folder in which commands are typed.
  let folder: String
  let environment: [String: String]
  let transport: MemoryTransport
  private let clock = Mutex(Milliseconds(1_700_000_000_000))
  private let made = Mutex(0)

  /// Makes a folder, and a library in it unless told otherwise.
  init(
    library: Bool = true,
    environment: [String: String] = [:],
    answer: @escaping MemoryTransport.Handler = { _ in .dropped },
    connecting: @escaping MemoryTransport.Connector = { _ in nil }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.path + "/troupe-commands-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    self.environment = environment.merging(
      [
        "TROUPE_CONFIG": folder + "/config", "HOME": folder, "XDG_DATA_HOME": folder + "/data",
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      ]) { first, _ in first }
    transport = MemoryTransport(connecting: connecting, handler: answer)
    if library { _ = await run("init", ".", "--name", "films") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What somebody types to end a command.
  static let ctrlC = "\u{3}"

  /// Types a command.
  @discardableResult
  func run(_ arguments: String...) async -> Outcome { await run(arguments) }

  /// Types a command, with what stands on standard input, at a terminal of so many columns or at none.
  ///
  /// A line or an input that ends with `ctrlC` is interrupted there.
  func run(
    _ arguments: [String],
    input: String? = nil,
    typing lines: [String]? = nil,
    columns: Int? = nil,
    refusing: OutputError? = nil,
    interruption: Interruption = Interruption()
  ) async -> Outcome {
    let written = Mutex((output: "", errors: ""))
    let typed = Mutex(lines ?? [])
    let console = Console(
      output: Console.Stream(isTerminal: columns != nil, columns: { columns ?? 80 }) { text in
        if let refusing { throw refusing }
        written.withLock { $0.output += text }
      },
      errors: Console.Stream(isTerminal: false) { text in written.withLock { $0.errors += text } },
      input: Console.Input(
        isTerminal: lines != nil,
        readAll: {
          guard let input, input.hasSuffix(Self.ctrlC) else { return input ?? "" }
          interruption.interrupt(2)
          return String(input.dropLast())
        },
        readLine: { _ in
          let line = typed.withLock { $0.isEmpty ? nil : $0.removeFirst() }
          guard line == Self.ctrlC else { return line }
          interruption.interrupt(2)
          throw CancellationError()
        }
      )
    )
    let program = Program(
      world: world,
      console: console,
      workingFolder: folder,
      interruption: interruption
    )
    let work = Task { await program.run(arguments) }
    interruption.onSignal { work.cancel() }
    let status = await work.value
    return written.withLock { Outcome(status: status, output: $0.output, errors: $0.errors) }
  }

  private var world: World {
    World(
      now: { [self] in clock.withLock { $0 } },
      makeID: { [self] in
        let number = made.withLock { count in
          count += 1
          return count
        }
        let digits = String(number)
        let text = "k" + String(repeating: "0", count: 3 - digits.count) + digits
        guard let id = ItemID(text + "000000000000") else { fatalError("no id from \(text)") }
        return id
      },
      sleep: { [self] time in
        try Task.checkCancellation()
        clock.withLock { $0 = $0 + time }
        await Task.yield()
      },
      environment: environment,
      transport: transport
    )
  }

  /// How many requests have reached the endpoint.
  var sendings: Int { transport.requests.count }

  /// Writes a file, and returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }
}

extension Stage {
  /// Writes a picture into the folder in which commands are typed.
  func writePicture(_ name: String) throws {
    try Data(Tools.picture).write(to: URL(filePath: folder + "/" + name))
  }

  /// Writes a picture that ends too early.
  func writeCutPicture(_ name: String) throws {
    try Data(Tools.picture.prefix(45)).write(to: URL(filePath: folder + "/" + name))
  }
}
