import FoundationEssentials
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Reads a batch and plans all of it; nothing is sent and nothing is stored.
  ///
  /// A row is known by what it asks for: one that was asked for before, from whatever file, is not asked for again unless that
  /// is wanted. What was refused or cancelled cost nothing and counts as not asked for.
  ///
  /// - Parameters:
  ///   - path: the file, JSON Lines or CSV.
  ///   - shown: the path as typed.
  ///   - base: what holds for every row that does not say otherwise; its prompt may be a template.
  ///   - again: asks for another take of each row, unless rows of an earlier run still wait.
  /// - Throws: `TroupeError.batch` with everything that is wrong.
  /// - Returns: the rows that are to be asked for, and where those of earlier runs stand.
  public func planBatch(
    _ path: String,
    shown: String,
    on base: GenerationRequest,
    again: Bool = false
  ) async throws -> BatchPlan {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TroupeError.fileNotFound(path: shown)
    }
    let file = try BatchFile(parsing: Array(data), path: shown)
    // What a dead process left in flight is not waiting: it needs a decision.
    try recoverIfPossible()
    var problems: [String] = []
    let requests = requests(of: file, at: path, on: base, &problems)
    var recorded = try catalog.read { try RecordedRows(requests.map(\.request), in: $0) }
    if again, recorded.waiting.isEmpty { recorded.forget() }
    var plan = BatchPlan(
      path: shown,
      plans: [],
      waiting: recorded.waiting,
      undecided: recorded.undecided,
      done: recorded.done
    )
    for (row, request) in zip(requests, recorded.missing) {
      guard var request else { continue }
      request.budget = nil
      do {
        let one = try await self.plan(request)
        plan.warnings += one.warnings.map { "row \(row.number): \($0.message)" }
        plan.plans.append(one)
      } catch let error where !(error is CancellationError) {
        let report = ErrorReport(of: error)
        if report.exit == .storageTrouble { throw error }
        problems.append("row \(row.number): \(report.message)")
      }
    }
    guard problems.isEmpty else { throw TroupeError.batch(path: shown, problems: problems) }
    let spending = SpendingLimit(base.budget, allowsUnknown: base.force)
    plan.budgetRemark = try catalog.read { [plan] in
      try budgetRemark(plan.plans.map(\.generation.estimate), spending, $0)
    }
    return plan
  }

  private func requests(
    of file: BatchFile,
    at path: String,
    on base: GenerationRequest,
    _ problems: inout [String]
  ) -> [(number: Int, request: GenerationRequest)] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    var usedNames: Set<String> = []
    var requests: [(number: Int, request: GenerationRequest)] = []
    for row in file.rows {
      let request = row.request(on: base, folder: folder, used: &usedNames, &problems)
      requests.append((row.number, request))
    }
    problems += file.problems(usedNames: usedNames)
    return requests
  }
}

/// Which rows of a batch were asked for before.
private struct RecordedRows {
  /// Those that are still to be sent.
  private(set) var waiting: [ItemID] = []
  /// Those of which nobody can know whether they were accepted.
  private(set) var undecided: [ItemID] = []
  /// How many were sent.
  private(set) var done = 0
  /// The requests that are to be made, by row; nil for a row that was asked for before.
  private(set) var missing: [GenerationRequest?] = []
  private var all: [GenerationRequest] = []

  init(_ requests: [GenerationRequest], in reader: CatalogReader) throws {
    let keys = requests.map { ContentID.of("a row of a batch\n" + $0.fingerprint) }
    let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    var records: [ContentID: (known: [Generation], next: Int)] = [:]
    for (request, key) in zip(requests, keys) {
      if records[key] == nil {
        let lines = try reader.generations(ofBatch: key)
        let known = try lines.sorted { $0.key < $1.key }.compactMap {
          try reader.generation($0.value)
        }
        // Of a row that was asked for in several rounds the last round counts.
        let last = known.filter(\.wasAskedFor).suffix(counts[key] ?? 1)
        records[key] = (Array(last), (lines.keys.max() ?? 0) + 1)
      }
      guard var record = records[key] else { continue }
      var new = request
      new.batch = BatchLine(batch: key, line: record.next)
      record.next += 1
      all.append(new)
      // The first of equal rows is the first that was recorded.
      if record.known.isEmpty {
        missing.append(new)
      } else {
        missing.append(nil)
        take(record.known.removeFirst())
      }
      records[key] = record
    }
  }

  private mutating func take(_ generation: Generation) {
    if generation.isWaitingInBatch {
      waiting.append(generation.id)
    } else if generation.status == .needsDecision {
      undecided.append(generation.id)
    } else {
      done += 1
    }
  }

  /// Asks for all rows, as if none had been asked for before.
  mutating func forget() {
    missing = all
    undecided = []
    done = 0
  }
}

extension Generation {
  /// What is said of a row that was kept from being sent: only running the batch again sends it.
  static let keptBack = "kept back"

  /// Whether it is still to be sent by its batch.
  fileprivate var isWaitingInBatch: Bool {
    status == .queued || (status == .cancelled && failure?.hasPrefix(Self.keptBack) == true)
  }

  /// Whether it was, or may have been, or still will be paid for.
  fileprivate var wasAskedFor: Bool {
    isWaitingInBatch || (status != .rejected && status != .cancelled)
  }
}

extension GenerationRequest {
  /// What is asked for, as a text: another text is another row of a batch.
  fileprivate var fingerprint: String {
    let json: JSON = [
      "prompt": .string(prompt),
      "scenes": .array(
        scenes.map { [.string($0.prompt), $0.duration.map(JSON.number) ?? .null] }
      ),
      "with": .array(with.map(JSON.string)), "endpoint": .optional(endpoint),
      "format": .optional(format?.rawValue), "model": .optional(model), "size": .optional(size),
      "duration": duration.map(JSON.number) ?? .null, "aspect_ratio": .optional(aspectRatio),
      "image": .optional(image), "image_fit": .string(imageFit.rawValue),
      "private": isPrivate.map(JSON.bool) ?? .null, "project": .optional(project),
      "tags": .array(tags.map(JSON.string)),
    ]
    return json.compact
  }
}
