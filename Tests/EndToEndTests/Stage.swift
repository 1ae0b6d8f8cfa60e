import Foundation

/// A folder with a library, a rehearsal server for other clients in front of which a recorder sits, and an endpoint
/// named `relay` that leads to the recorder.
final class Stage {
  let folder: String
  let recordings: String
  private var started: [RunningProgram] = []
  private(set) var serverPort = 0
  private(set) var recorderPort = 0

  /// The key that must appear nowhere.
  static let key = "canary-9f2c61d07be84a55"

  init() throws {
    folder = NSTemporaryDirectory() + "troupe-e2e-" + UUID().uuidString
    recordings = folder + "/wire"
    try FileManager.default.createDirectory(
      atPath: recordings,
      withIntermediateDirectories: true
    )
    try FileManager.default.createDirectory(
      atPath: folder + "/home",
      withIntermediateDirectories: true
    )
  }

  deinit {
    for program in started.reversed() {
      program.kill(SIGTERM)
      program.wait()
    }
    if ProcessInfo.processInfo.environment["TROUPE_KEEP"] == nil {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  var environment: [String: String] {
    [
      "HOME": folder + "/home", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      "LANG": "C.UTF-8", "CRAZYROUTER_API_KEY": Stage.key,
    ]
  }

  /// Runs troupe in this folder.
  @discardableResult
  func troupe(_ arguments: String..., library: String = "films") async throws -> Outcome {
    try await Program.run(
      Program.troupe,
      ["--library", library] + arguments,
      environment: environment,
      folder: folder
    )
  }

  /// Makes a library with the endpoint `relay` and a character `luna` of one picture address.
  func makeLibrary(_ name: String = "films") async throws {
    let made = try await Program.run(
      Program.troupe,
      ["init", name],
      environment: environment,
      folder: folder
    )
    try require(made)
    try await require(
      troupe(
        "endpoint",
        "add",
        "relay",
        "--profile",
        "crazyrouter",
        "--base-url",
        "http://127.0.0.1:\(recorderPort)",
        "--poll-interval",
        "0.2",
        library: name
      )
    )
  }

  /// Starts the rehearsal server in a library of its own and the recorder before it.
  func startWire() async throws {
    try await require(
      Program.run(Program.troupe, ["init", "service"], environment: environment, folder: folder)
    )
    serverPort = try await start(
      Program.troupe,
      ["--library", "service", "rehearse", "--serve"],
      "service.out"
    )
    recorderPort = try await start(
      Program.folder + "/wire-recorder",
      [String(serverPort), recordings],
      "recorder.out"
    )
  }

  /// Starts a program that goes on, and waits for the port that it prints.
  private func start(_ program: String, _ arguments: [String], _ output: String) async throws -> Int
  {
    let running = try Program.start(
      program,
      arguments,
      environment: environment,
      folder: folder,
      output: folder + "/" + output,
      errors: folder + "/" + output + ".err"
    )
    started.append(running)
    for _ in 0..<1000 {
      let text = (try? String(contentsOfFile: running.outputPath, encoding: .utf8)) ?? ""
      let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
      if text.hasSuffix("\n"), let port = numbers.first(where: { $0 > 1024 }) { return port }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Failure("no port in \(output)")
  }

  /// The bodies of the JSON requests so far, in order.
  func paidBodies() throws -> [String] {
    try names(ending: ".head").compactMap { name in
      let head = try String(contentsOfFile: recordings + "/" + name, encoding: .utf8)
      guard head.hasPrefix("POST "), !head.contains("multipart/") else { return nil }
      let body = name.replacingOccurrences(of: ".head", with: ".body")
      return try String(contentsOfFile: recordings + "/" + body, encoding: .utf8)
    }
  }

  /// How many requests the service accepted and so would charge.
  func charges() throws -> Int {
    let ledger = folder + "/service/rehearsal/ledger.jsonl"
    guard let text = try? String(contentsOfFile: ledger, encoding: .utf8) else { return 0 }
    return text.split(separator: "\n").filter { !$0.contains("upload") }.count
  }

  private func names(ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: recordings)
      .filter { $0.hasSuffix(ending) }.sorted()
  }

  /// Tells the recorder how to behave.
  func tell(_ name: String) {
    _ =
      FileManager.default.createFile(atPath: recordings + "/" + name, contents: nil)
  }
  func untell(_ names: String...) {
    for name in names { try? FileManager.default.removeItem(atPath: recordings + "/" + name) }
  }
  func isTold(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: recordings + "/" + name)
  }

  func require(_ outcome: Outcome) throws {
    if outcome.status != 0 { throw Failure("\(outcome)") }
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }
}
