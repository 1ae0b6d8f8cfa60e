import TroupeCatalog
import TroupeModel

/// The first look at a history: what is wrong with it, what is new in it and in which order that comes.
struct HistoryCheck {
  /// A record that comes in.
  struct Place: Sendable {
    var record: RecordPlace
    var createdAt: Milliseconds
    /// Whether it brings its own id.
    var hasID: Bool
  }

  /// A record as a thread read it.
  private struct Seen: Sendable {
    var place: Place
    var id: ItemID?
    var job: (endpoint: String, id: RemoteID)?
    var parent: ItemID?
    var cast: [HistoryEntry.Member]
    var lacksRemoteID: Bool
    var image: ContentID?
  }

  private struct Part: Sendable {
    var seen: [Seen] = []
    var findings = HistoryFindings()
    var bytes: Int64
  }

  /// The records that come in, the oldest first.
  private(set) var places: [Place] = []
  /// The ids among them.
  private(set) var ids: Set<PackedID> = []
  private(set) var cast = HistoryCast()
  private(set) var report = HistoryReport()
  private var findings = HistoryFindings()
  private var jobs: Set<JobKey> = []
  /// Parents that were not known where they were written.
  private var open: [PackedID: Int] = [:]
  private let reader: CatalogReader
  private let isEmptyCatalog: Bool

  /// Reads a whole history.
  ///
  /// - Parameters:
  ///   - file: the history.
  ///   - decoder: reads its records.
  ///   - reader: of the catalog into which it would come.
  ///   - progress: called with the number of bytes; an error ends it.
  /// - Throws: `HistoryError.badLines` with the first mistakes.
  init(
    _ file: HistoryFile,
    _ decoder: HistoryDecoder,
    in reader: CatalogReader,
    progress: (Int64) throws -> Void
  ) throws {
    self.reader = reader
    isEmptyCatalog = try reader.hasNoGenerations()
    var batches = file.batches()
    var done: Int64 = 0
    try WorkAhead.run(depth: 4) {
      try batches.next()
    } work: { batch in
      Self.read(batch, decoder)
    } consume: { part in
      try take(part)
      done += part.bytes
      try progress(done)
    }
    let unseen = file.map.namedColumns.subtracting(findings.seen).sorted()
    findings.take(unseen.map { "no line has the key '\($0.terminalSafe)' that --map names" })
    guard findings.problemCount == 0 else {
      throw HistoryError.badLines(
        path: file.path,
        problems: findings.problems,
        count: findings.problemCount
      )
    }
    guard !places.isEmpty || report.duplicates > 0 else {
      throw HistoryError.empty(path: file.path)
    }
    finish()
  }

  private static func read(_ batch: RecordBatch, _ decoder: HistoryDecoder) -> Part {
    var part = Part(bytes: Int64(batch.bytes.count))
    part.seen.reserveCapacity(batch.places.count)
    batch.forEach { place, bytes in
      guard let entry = decoder.entry(bytes, line: Int(place.line), &part.findings) else { return }
      let generation = entry.generation
      part.seen.append(
        Seen(
          place: Place(
            record: place,
            createdAt: generation.createdAt,
            hasID: entry.id != nil
          ),
          id: entry.id,
          job: generation.remoteID.map { (generation.endpoint, $0) },
          parent: generation.parent,
          cast: entry.cast,
          lacksRemoteID: entry.lacksRemoteID,
          image: generation.parameters.imageContent
        )
      )
    }
    return part
  }

  private mutating func take(_ part: Part) throws {
    findings.take(part.findings)
    for seen in part.seen {
      guard try isNew(seen) else {
        report.duplicates += 1
        continue
      }
      places.append(seen.place)
      cast.note(seen.cast)
      if seen.lacksRemoteID { report.withoutRemoteID += 1 }
      if let parent = seen.parent { try note(parent) }
      if let image = seen.image, try reader.media(image) == nil { report.missingImages += 1 }
    }
  }

  /// Whether nothing like it was seen before, here or in the file.
  private mutating func isNew(_ seen: Seen) throws -> Bool {
    let id = seen.id.map { PackedID($0) }
    let job = seen.job.map { JobKey($0.endpoint, $0.id) }
    if let id, ids.contains(id) { return false }
    if let job, jobs.contains(job) { return false }
    if !isEmptyCatalog {
      if let id = seen.id, try reader.hasGeneration(id) { return false }
      if let job = seen.job, try reader.hasJob(job.id, endpoint: job.endpoint) { return false }
    }
    if let id { ids.insert(id) }
    if let job { jobs.insert(job) }
    return true
  }

  private mutating func note(_ parent: ItemID) throws {
    let packed = PackedID(parent)
    guard !ids.contains(packed) else { return }
    if !isEmptyCatalog, try reader.hasGeneration(parent) { return }
    open[packed, default: 0] += 1
  }

  private mutating func finish() {
    jobs = []
    report.missingParents = open.reduce(0) { $0 + (ids.contains($1.key) ? 0 : $1.value) }
    open = [:]
    report.ignored = findings.ignored.sorted()
    report.imported = places.count
    guard let first = places.first, let last = places.last else { return }
    let isInOrder = zip(places, places.dropFirst()).allSatisfy { $0.createdAt <= $1.createdAt }
    if !isInOrder {
      // Equals come in as they stand, or the other way round where the newest stand first.
      let isNewestFirst = first.createdAt > last.createdAt
      places.sort { left, right in
        if left.createdAt != right.createdAt { return left.createdAt < right.createdAt }
        let (upper, lower) = (left.record.offset, right.record.offset)
        return isNewestFirst ? upper > lower : upper < lower
      }
    }
    report.span = places[0].createdAt...places[places.count - 1].createdAt
  }
}
