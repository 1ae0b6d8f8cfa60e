import Subprocess
import SystemPackage
import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A batch of requests put to `troupe-imaging`, one process for all of them while it lives; a request
/// that kills or stalls it costs only itself, and the next one gets a new process.
struct PictureConversation: Sendable {
  var tools: ImagingTools
  /// For each request.
  var timeLimit: Duration = .seconds(60)

  /// The answer to one request.
  func answer(to request: JSON) async throws -> JSON {
    var answers: [Result<JSON, ImagingError>] = []
    try await ask([request]) { _, answer in answers.append(answer) }
    guard let answer = answers.first else { throw CancellationError() }
    return try answer.get()
  }

  /// Puts all requests in order and hands over each answer as it comes.
  func ask(
    _ requests: [JSON],
    onAnswer: (Int, Result<JSON, ImagingError>) async throws -> Void
  ) async throws {
    guard let path = tools.pictures.path else {
      throw ImagingError.toolMissing(name: tools.pictures.name)
    }
    _ = brokenPipesAreErrors
    var next = 0
    while next < requests.count {
      let first = next
      let result = try await Subprocess.run(
        .path(FilePath(path)),
        environment: .custom(only: tools.environment),
        input: .inputWriter,
        output: .sequence,
        error: .discarded
      ) { execution in
        var lines = LineReader(execution.standardOutput.makeAsyncIterator())
        for index in first..<requests.count {
          let request = requests[index].compact + "\n"
          switch try await exchange(request, execution, &lines) {
          case .answer(let json) where json["error"] == nil:
            try await onAnswer(index, .success(json))
          case .answer(let json):
            try await onAnswer(index, .failure(ImagingError(answer: json)))
          case .end(let error):
            try await onAnswer(index, .failure(error))
            return index + 1
          }
        }
        return requests.count
      }
      try Task.checkCancellation()
      next = result.closureResult
    }
  }

  /// What became of one request.
  private enum Exchange {
    /// An answer, which may be an error; the helper lives.
    case answer(JSON)
    /// The helper is gone, or no longer to be trusted.
    case end(ImagingError)
  }

  /// One request and its answer; past the time limit the program is killed, and its silence is the answer.
  private func exchange(
    _ request: String,
    _ execution: Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>,
    _ lines: inout LineReader
  ) async throws -> Exchange {
    let watchdog = Task { [timeLimit] in
      do { try await Task.sleep(for: timeLimit) } catch { return false }
      try? execution.send(signal: .kill)
      return true
    }
    var line: String?
    do {
      _ = try await execution.standardInputWriter.write(request)
      line = try await lines.next()
    } catch is CancellationError {
      watchdog.cancel()
      throw CancellationError()
    } catch {
      line = nil
    }
    watchdog.cancel()
    let late = await watchdog.value
    try Task.checkCancellation()
    let name = tools.pictures.name
    guard let line else {
      return .end(
        late
          ? .timedOut(tool: name, limit: timeLimit.milliseconds)
          : .toolFailed(tool: name, message: "it ended without an answer")
      )
    }
    guard let json = try? JSON(parsing: line) else {
      return .end(.toolFailed(tool: name, message: "it answered with nonsense"))
    }
    return .answer(json)
  }
}

/// Writing to a helper that died must be an error, not the end of this process.
private let brokenPipesAreErrors: Void = {
  var action = sigaction()
  sigaction(SIGPIPE, nil, &action)
  guard action.__sigaction_handler.sa_handler == nil else { return }
  signal(SIGPIPE, SIG_IGN)
}()

extension ImagingError {
  /// The error that `troupe-imaging` answered with.
  fileprivate init(answer: JSON) {
    let message = answer["error"]?["message"]?.text ?? ""
    switch answer["error"]?["code"]?.text {
    case "unreadable": self = .unreadable(path: "The picture", reason: message)
    case "unwritable": self = .unwritable(path: "The picture", reason: message)
    case "unsupported": self = .notAPicture(found: .unknown)
    case "truncated": self = .truncated
    case "damaged": self = .damaged(detail: message)
    case "too_large": self = .tooLarge(megapixels: (Int(message) ?? 0) / 1_000_000, limit: 100)
    case "too_heavy": self = .tooHeavy(megabytes: (Int(message) ?? 0) >> 20, limit: 256)
    default: self = .toolFailed(tool: "troupe-imaging", message: message)
    }
  }
}
