import Foundation
import Synchronization

/// How a program ended, as one value.
struct Outcome: Equatable, Sendable {
  var status: Int32
  var output: String
  var errors: String

  /// Standard output read as JSON.
  var json: NSDictionary {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? NSDictionary) ?? [:]
  }
}

/// The built programs, run as their users run them.
enum Program {
  /// The folder of the built programs, which is that of the tests.
  static let folder: String = {
    var candidates = Bundle.allBundles.map(\.bundlePath) + [CommandLine.arguments[0]]
    candidates.append(
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    )
    for candidate in candidates {
      let folder = (candidate as NSString).deletingLastPathComponent
      if FileManager.default.isExecutableFile(atPath: folder + "/troupe-imaging") { return folder }
    }
    return FileManager.default.currentDirectoryPath + "/.build/debug"
  }()

  static var troupe: String {
    let product = folder + "/troupe"
    return FileManager.default.isExecutableFile(atPath: product) ? product : folder + "/TroupeCLI"
  }

  static func isInstalled(_ name: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  /// Runs a program to its end.
  static func run(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let collected = Mutex(Data())
    let reader = Thread {
      let data = errors.fileHandleForReading.readDataToEndOfFile()
      collected.withLock { $0 = data }
    }
    reader.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    while reader.isExecuting { usleep(1000) }
    return Outcome(
      status: process.terminationReason == .uncaughtSignal
        ? 128 + process.terminationStatus : process.terminationStatus,
      output: String(decoding: text, as: UTF8.self),
      errors: collected.withLock { String(decoding: $0, as: UTF8.self) }
    )
  }

  /// Starts a program that goes on, and waits for the first line of its output that holds a text.
  static func start(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    folder: String
  ) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output.fileHandleForReading)
  }
}
