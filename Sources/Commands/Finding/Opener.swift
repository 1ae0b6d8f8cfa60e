import FoundationEssentials

/// The program that opens files as the desktop does.
struct Opener: Sendable {
  /// Why nothing was opened.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  private let environment: [String: String]

  init(environment: [String: String]) { self.environment = environment }

  /// Opens a file in the program that the user has for it.
  func open(_ path: String) throws {
    let names = ["xdg-open", "open"]
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let program = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw Problem(description: "neither xdg-open nor open is installed")
    }
    let status = try ChildProgram(path: program, arguments: [path], environment: environment).run()
    guard status == 0 else { throw Problem(description: "\(program) ended with \(status)") }
  }
}
