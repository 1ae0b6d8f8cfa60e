import FoundationEssentials
import TroupeModel

/// The `sqlite3` shell on a catalog.
struct SQLiteShell {
  let catalog: String
  /// Where scripts and answers are kept.
  let folder: String

  /// What the shell said to a statement.
  struct Answer {
    /// By the shell's own timer, preparing and printing included.
    var milliseconds: Double
    /// The rows as they were printed.
    var rows: [String]
  }

  /// The rows of a statement as objects.
  func objects(_ sql: String) throws -> [JSON] {
    let text = try run(sql, options: ["-readonly", "-json"]).output
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    return try JSON(parsing: text, limits: .init(bytes: 1 << 30)).elements ?? []
  }

  /// The one number that a statement gives.
  func number(_ sql: String) throws -> Int {
    let text = try run(sql, options: ["-readonly"]).output
    guard let line = text.split(separator: "\n").first, let number = Int(line) else {
      throw BenchmarkError("sqlite3 gave no number for: \(sql)")
    }
    return number
  }

  /// The answers to statements, each of one line, from one process with its timer on; nil where one cannot be run.
  func answers(_ statements: [String]) throws -> [Answer?] {
    var script = ".timer on\n"
    for (index, statement) in statements.enumerated() {
      script += ".print \(Self.fence)\(index)\n\(statement);\n"
    }
    let (output, errors) = try run(script, options: ["-readonly"])
    var answers = [Answer?](repeating: nil, count: statements.count)
    for part in output.components(separatedBy: Self.fence).dropFirst() {
      var lines = part.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
      guard let index = lines.first.flatMap({ Int($0) }) else { continue }
      lines.removeFirst()
      guard let last = lines.popLast(), let time = Self.milliseconds(last) else { continue }
      answers[index] = Answer(milliseconds: time, rows: lines)
    }
    // The statement of index 0 is in line 3.
    for line in Self.lines(in: errors) {
      let index = (line - 3) / 2
      if answers.indices.contains(index) { answers[index] = nil }
    }
    return answers
  }

  private static let fence = "#answer "

  /// Reads `Run Time: real 0.001 user 0.000702 sys 0.000120`.
  ///
  /// The real time is of whole milliseconds; below ten of them the time of the processor says more, and the file is
  /// in memory.
  private static func milliseconds(_ line: String) -> Double? {
    let words = line.split(separator: " ")
    guard words.count == 8, words[0] == "Run", let real = Double(words[3]),
      let user = Double(words[5]), let system = Double(words[7])
    else { return nil }
    return (real < 0.01 ? user + system : real) * 1000
  }

  /// The numbers in `Parse error near line 3: …`.
  private static func lines(in errors: String) -> [Int] {
    errors.split(separator: "\n").compactMap { error in
      guard let near = error.firstRange(of: "near line ") else { return nil }
      return Int(error[near.upperBound...].prefix(while: \.isNumber))
    }
  }

  private func run(_ script: String, options: [String]) throws -> (output: String, errors: String) {
    let paths = ["in", "out", "err"].map { "\(folder)/shell.\($0)" }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    try script.write(toFile: paths[0], atomically: false, encoding: .utf8)
    let outcome = WholeProcess.run(
      Programs.sqlite3,
      options + [catalog],
      input: paths[0],
      output: paths[1],
      errors: paths[2]
    )
    guard outcome != nil else { throw BenchmarkError("sqlite3 is not on the PATH: install it") }
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return (text(paths[1]), text(paths[2]))
  }
}
