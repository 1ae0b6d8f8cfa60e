import TroupeCatalog
import TroupeModel

/// The second look at a history, which writes it.
struct HistoryRecording {
  /// A record, and the id that was made for it where it brings none.
  private struct Order: Sendable {
    var place: HistoryCheck.Place
    var newID: ItemID?
  }

  /// What threads need to make records ready.
  private struct Context: Sendable {
    let file: HistoryFile
    let decoder: HistoryDecoder
    let cast: HistoryCast
    let bare: [String: CastMember]
    let characters: CharacterKeys
  }

  private(set) var report: HistoryReport
  /// The ids of the file that are not written yet.
  private var ids: Set<PackedID>
  /// Children that come before their parents.
  private var orphans: [(child: ItemID, parent: ItemID)] = []

  /// Writes what a check found to be new.
  ///
  /// - Parameters:
  ///   - check: the first look.
  ///   - cast: who is in it, all of them found or made.
  ///   - file: the history.
  ///   - decoder: reads its records.
  ///   - writer: of the catalog.
  ///   - makeID: a new id.
  ///   - progress: called with the number of generations; an error ends it.
  /// - Throws: what the catalog or the file says.
  init(
    _ check: HistoryCheck,
    _ cast: HistoryCast,
    _ file: HistoryFile,
    _ decoder: HistoryDecoder,
    _ writer: CatalogWriter,
    makeID: () -> ItemID,
    progress: (Int64) throws -> Void
  ) throws {
    report = check.report
    ids = check.ids
    let places = check.places
    var begin = 0
    var done: Int64 = 0
    try writer.insertingHistory { insertion in
      let context = Context(
        file: file,
        decoder: decoder,
        cast: cast,
        bare: cast.bareMembers(),
        characters: insertion.characters
      )
      try WorkAhead.run(depth: 4) { () -> [Order]? in
        guard begin < places.count else { return nil }
        let end = min(begin + 512, places.count)
        defer { begin = end }
        return places[begin..<end].map { Order(place: $0, newID: $0.hasID ? nil : makeID()) }
      } work: { orders in
        try Self.read(orders, context)
      } consume: { records in
        for record in records { try insert(record, insertion) }
        done += Int64(records.count)
        try progress(done)
      }
    }
    for (child, parent) in orphans where try !writer.setParent(parent, of: child) {
      report.missingParents += 1
    }
  }

  private mutating func insert(_ row: HistoryRow, _ insertion: HistoryInsertion) throws {
    if let parent = row.parent, ids.contains(PackedID(parent)) { orphans.append((row.id, parent)) }
    ids.remove(PackedID(row.id))
    try insertion.insert(row)
  }

  /// Reads records in the order in which they come in, wherever in the file they stand.
  private static func read(_ orders: [Order], _ context: Context) throws -> [HistoryRow] {
    var entries: [Int64: HistoryEntry] = [:]
    entries.reserveCapacity(orders.count)
    var findings = HistoryFindings()
    for batch in try context.file.read(orders.map(\.place.record)) {
      batch.forEach { place, bytes in
        entries[place.offset] = context.decoder.entry(bytes, line: Int(place.line), &findings)
      }
    }
    return try orders.map { order in
      guard let entry = entries[order.place.record.offset],
        let id = entry.id ?? order.newID, entry.generation.createdAt == order.place.createdAt
      else {
        throw TroupeError.unreadableFile(path: context.file.path, reason: "it changed meanwhile")
      }
      return ready(entry, id, context)
    }
  }

  private static func ready(_ entry: HistoryEntry, _ id: ItemID, _ context: Context) -> HistoryRow {
    var generation = entry.generation
    generation.id = id
    for (index, member) in entry.cast.enumerated() {
      switch member {
      case .frozen(var frozen, _):
        frozen.characterID = context.cast.character(of: frozen)
        generation.cast.append(frozen)
      case .text(let text):
        guard var frozen = context.bare[text] else { continue }
        frozen.slot = index + 1
        generation.cast.append(frozen)
      }
    }
    return HistoryRow(generation, context.characters)
  }
}
