import Subprocess
import SystemPackage
import TroupeModel

/// One run of ffmpeg or ffprobe: no input, a minimal environment, bounded output, errors and time.
struct ProgramRun: Sendable {
  var program: ImagingTools.Program
  var arguments: [String]
  var environment: [String: String]
  var timeLimit: Duration
  /// How much of standard output is accepted.
  var outputLimit = 1 << 20

  /// Runs to the end and hands over standard output; a failure throws what the program said last.
  ///
  /// Cancelling the task kills the program.
  func output() async throws -> [UInt8] {
    let collected = Collected(limit: outputLimit)
    try await run { chunk in await collected.append(chunk) }
    guard let bytes = await collected.bytes else {
      throw ImagingError.toolFailed(tool: program.name, message: "it said too much")
    }
    return bytes
  }

  /// Runs to the end, handing over standard output as it comes.
  func run(onOutput: @escaping @Sendable ([UInt8]) async -> Void) async throws {
    guard let path = program.path else { throw ImagingError.toolMissing(name: program.name) }
    try await withTimeLimit(timeLimit, tool: program.name) {
      try await start(path, onOutput: onOutput)
    }
  }

  private func start(
    _ path: String,
    onOutput: @escaping @Sendable ([UInt8]) async -> Void
  ) async throws {
    let result = try await Subprocess.run(
      .path(FilePath(path)),
      arguments: Arguments(arguments),
      environment: .custom(only: environment),
      input: .none,
      output: .sequence,
      error: .sequence
    ) { execution in
      async let tail = execution.standardError.tail()
      for try await chunk in execution.standardOutput {
        await onOutput(chunk.withUnsafeBytes { Array($0) })
      }
      return try await tail
    }
    try Task.checkCancellation()
    guard result.terminationStatus.isSuccess else {
      let words = result.closureResult.lastLine
      throw ImagingError.toolFailed(
        tool: program.name,
        message: words.isEmpty ? "\(result.terminationStatus)" : words
      )
    }
  }
}

/// Output up to a limit, nil past it.
private actor Collected {
  private(set) var bytes: [UInt8]? = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func append(_ chunk: [UInt8]) {
    bytes?.append(contentsOf: chunk)
    if let count = bytes?.count, count > limit { bytes = nil }
  }
}

extension SubprocessOutputSequence {
  /// Reads to the end and keeps the last of it.
  func tail() async throws -> TailText {
    var tail = TailText()
    for try await chunk in self { tail.append(chunk.withUnsafeBytes { Array($0) }) }
    return tail
  }
}

extension Environment {
  /// Exactly these variables.
  ///
  /// The form from raw bytes lacks the ending NUL in swift-subprocess 1.0.2.
  static func custom(only variables: [String: String]) -> Environment {
    var named: [Key: String] = [:]
    for (name, value) in variables {
      if let key = Key(rawValue: name) { named[key] = value }
    }
    return .custom(named)
  }
}

/// Cancels work that takes longer than its limit, and throws once it has ended.
func withTimeLimit<Success: Sendable>(
  _ limit: Duration,
  tool: String,
  _ work: @escaping @Sendable () async throws -> Success
) async throws -> Success {
  try await withThrowingTaskGroup(of: Success?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let success = first else {
      throw ImagingError.timedOut(tool: tool, limit: limit.milliseconds)
    }
    return success
  }
}

extension Duration {
  /// The whole milliseconds.
  var milliseconds: Milliseconds {
    Milliseconds(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
