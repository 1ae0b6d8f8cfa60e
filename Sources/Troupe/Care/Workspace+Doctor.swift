import Imaging
import FoundationEssentials
import TroupeCatalog
import TroupeMedia
public import TroupeModel

/// One line of `doctor`: what was looked at, how it is, and what to do about it.
public struct DoctorLine: Sendable {
  /// How serious it is.
  public enum State: String, Sendable {
    case good, note, bad
  }

  /// What was looked at, in a word or two.
  public var subject: String
  /// Whether all is well, or how far it is from that.
  public var state: State
  /// What was found.
  public var text: String
  /// What to do; nil where all is well.
  public var hint: String?

  /// Creates a line.
  public init(_ subject: String, _ state: State, _ text: String, hint: String? = nil) {
    self.subject = subject
    self.state = state
    self.text = text
    self.hint = hint
  }
}

extension DoctorLine {
  /// The line as JSON.
  public var json: JSON {
    [
      "subject": .string(subject), "state": .string(state.rawValue), "text": .string(text),
      "hint": .optional(hint),
    ]
  }
}

/// Looks at what the program needs, with or without a library.
public enum Doctor {
  /// The programs and libraries.
  public static func programs(environment: [String: String]) async -> [DoctorLine] {
    let tools = ImagingTools.located(environment: environment)
    var lines = [DoctorLine("SQLite", .good, CatalogDatabase.sqliteVersion)]
    for program in [tools.pictures, tools.ffmpeg, tools.ffprobe] {
      if let version = await tools.version(of: program) {
        lines.append(DoctorLine(program.name, .good, version))
      } else {
        let error = ImagingError.toolMissing(name: program.name)
        lines.append(DoctorLine(program.name, .bad, error.message, hint: error.hint))
      }
    }
    return lines
  }
}

extension Workspace {
  /// The state of the library, its endpoints and its queue.
  public func doctor() throws -> [DoctorLine] {
    var lines = [DoctorLine("library", .good, "\(manifest.name) at \(folder.path)")]
    if case .copy(let why) = readOnlyReason {
      lines.append(
        DoctorLine(
          "identity",
          .bad,
          why,
          hint: "troupe init --adopt makes a copy a library of its own"
        )
      )
    }
    lines += try catalogLines()
    lines += try mediaLines()
    lines += try queueLines()
    for (name, report) in try brokenEndpoints() {
      lines.append(DoctorLine("endpoint \(name)", .bad, report.message, hint: report.hint))
    }
    for sheet in try endpoints() {
      lines.append(line(for: sheet))
      lines += try registrationLines(at: sheet)
    }
    return lines
  }

  private func catalogLines() throws -> [DoctorLine] {
    let problems = try catalog.problems()
    guard problems.isEmpty else {
      return problems.prefix(5).map {
        DoctorLine("catalog", .bad, $0, hint: "restore the catalog from a backup")
      }
    }
    let (characters, page) = try catalog.read {
      (try $0.characters().count, try $0.generationCount())
    }
    return [DoctorLine("catalog", .good, "whole; \(characters) characters, \(page) generations")]
  }

  private func mediaLines() throws -> [DoctorLine] {
    let rows = try catalog.read { try $0.allMedia() }
    let bad = try rows.filter { try !media.exists($0.content, bytes: $0.bytes) }
    guard bad.isEmpty else {
      return bad.prefix(5).map {
        DoctorLine(
          "media",
          .bad,
          "\($0.content.short) is missing or cut short",
          hint: "copy \(path(of: $0)) back from a backup"
        )
      }
    }
    let bytes = rows.reduce(Int64(0)) { $0 + $1.bytes }
    let megabytes = (Double(bytes) / 1_000_000 * 10).rounded() / 10
    return [DoctorLine("media", .good, "\(rows.count) files, \(megabytes) MB, none missing")]
  }

  private func queueLines() throws -> [DoctorLine] {
    var lines: [DoctorLine] = []
    if let reason = try catalog.read({ try $0.library()?.pauseReason }) {
      lines.append(DoctorLine("queue", .bad, "paused: \(reason)", hint: "troupe resolve --resume"))
    }
    let open = try catalog.read { try $0.openGenerations() }
    let undecided = try undecided().count
    lines.append(
      DoctorLine(
        "queue",
        undecided > 0 ? .bad : .good,
        "\(open.count) under way, \(undecided) need a decision",
        hint: undecided > 0 ? "troupe resolve" : nil
      )
    )
    return lines
  }

  private func line(for sheet: EndpointSheet) -> DoctorLine {
    let subject = "endpoint \(sheet.name)"
    if let reason = sheet.pauseReason {
      return DoctorLine(
        subject,
        .bad,
        "paused: \(reason)",
        hint: "troupe endpoint login \(sheet.name)"
      )
    }
    if let reason = sheet.retired {
      return DoctorLine(subject, .note, "retired: \(reason)")
    }
    if sheet.isExample { return DoctorLine(subject, .good, "a form to make endpoints of") }
    let variable = sheet.keyVariable ?? ""
    switch sheet.keyState {
    case .notNeeded: return DoctorLine(subject, .good, "needs no key")
    case .present: return DoctorLine(subject, .good, "key present")
    case .missing:
      return DoctorLine(
        subject,
        .note,
        "no key",
        hint: "set \(variable), or run troupe endpoint login \(sheet.name)"
      )
    case .notApproved:
      return DoctorLine(
        subject,
        .note,
        "its address is not approved for \(variable)",
        hint: "troupe endpoint use \(sheet.name)"
      )
    }
  }

  /// Lets a paused queue go on.
  public func resumeQueue() throws {
    try write { writer in
      guard var library = try writer.reader.library() else { return }
      library.pauseReason = nil
      try writer.set(library, at: world.now())
    }
  }
}
