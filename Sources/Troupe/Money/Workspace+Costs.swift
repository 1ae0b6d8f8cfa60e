import TroupeCatalog
import TroupeModel

extension Workspace {
  /// What was spent, by character, endpoint, model, month or project.
  ///
  /// A request with several characters counts in full for each of them, so that those lines do not add up to the total.
  ///
  /// - Parameters:
  ///   - grouping: by what it is added up.
  ///   - text: a search; only what the generations cost that it finds counts. Nil for all, registrations too.
  /// - Throws: as `search`.
  /// - Returns: a line for each group and currency.
  public func costs(by grouping: CostGrouping, matching text: String? = nil) throws -> CostReport {
    let chosen = try text.map { Set(try matchingIDs($0)) }
    let rows = try catalog.read { try $0.costRows() }
      .filter { chosen?.contains($0.entry.subject) ?? true }
    let (withoutRecord, isExact) = try generations(
      chosen,
      without: Set(rows.map(\.entry.subject))
    )
    var lines: [String: [String: CostLine]] = [:]
    var totals: [String: CostLine] = [:]
    // What was refused or never left cost nothing and is no spending.
    for row in rows where row.entry.state.countsAsSpent {
      let currency = (row.entry.actual ?? row.entry.estimate)?.currency ?? ""
      totals[currency, default: CostLine(group: "", currency: currency)].add(row)
      for group in row.groups(by: grouping) {
        lines[group, default: [:]][currency, default: CostLine(group: group, currency: currency)]
          .add(row)
      }
    }
    return CostReport(
      grouping: grouping,
      lines: lines.values.flatMap(\.values).sorted {
        ($1.spent, $0.group, $0.currency) < ($0.spent, $1.group, $1.currency)
      },
      totals: totals.values.sorted { $0.currency < $1.currency },
      withoutRecord: withoutRecord,
      isWithoutRecordExact: isExact
    )
  }

  /// How many generations are not among those of which something is on record.
  ///
  /// Of very many it is only known that there are at least so many.
  private func generations(
    _ chosen: Set<ItemID>?,
    without recorded: Set<ItemID>
  ) throws -> (count: Int, isExact: Bool) {
    if let chosen { return (chosen.subtracting(recorded).count, true) }
    let all = try search("", limit: 1)
    guard all.isTotalExact else { return (max(0, all.total - recorded.count), false) }
    return (Set(try matchingIDs("")).subtracting(recorded).count, true)
  }

  /// Who and what appears in refused and in accepted requests, those most refused first.
  ///
  /// - Parameter text: a search; only requests for the generations that it finds count. Nil for all, registrations too.
  /// - Throws: as `search`.
  /// - Returns: the newest refusals, and how often each look and picture was in one.
  public func refusalReport(matching text: String? = nil) throws -> RefusalReport {
    let chosen = try text.map { Set(try matchingIDs($0)) }
    return try catalog.read { reader in
      let exposures = try reader.exposures(in: chosen).map { ExposureSheet($0) }
      let refusals = try reader.refusals(limit: chosen == nil ? Self.mostRefusals : -1)
        .filter { chosen?.contains($0.subject) ?? true }
      return RefusalReport(
        exposures: exposures.filter { !$0.refused.isEmpty }.sorted {
          ($1.refusedCount, $0.handle.description, $0.look.description)
            < ($0.refusedCount, $1.handle.description, $1.look.description)
        },
        refusals: try refusals.prefix(Self.mostRefusals).map { refusal in
          RefusalSheet(refusal: refusal, title: try title(of: refusal, in: reader))
        }
      )
    }
  }

  /// More refusals than anybody reads.
  private static let mostRefusals = 50

  private func title(of refusal: Refusal, in reader: CatalogReader) throws -> String {
    switch refusal.kind {
    case .generation:
      guard let generation = try reader.generation(refusal.subject) else { return "" }
      return generation.prompt.isEmpty ? generation.scenes.first?.prompt ?? "" : generation.prompt
    case .registration:
      guard let registration = try reader.registration(refusal.subject),
        let look = try reader.look(registration.lookID),
        let character = try reader.character(look.characterID)
      else { return "" }
      return "\(character.handle)/\(look.name)"
    }
  }
}

extension CostRow {
  fileprivate func groups(by grouping: CostGrouping) -> [String] {
    switch grouping {
    case .character: characters.isEmpty ? [""] : characters.map(\.handle.description)
    case .endpoint: [entry.endpoint]
    case .model: [entry.kind == .registration ? "characters" : entry.model]
    case .month: [String(entry.createdAt.iso8601.prefix(7))]
    case .project: [project]
    }
  }
}

extension CostLine {
  fileprivate mutating func add(_ row: CostRow) {
    requests += 1
    if row.isKept { kept += 1 }
    estimated += row.entry.estimate?.micros ?? 0
    actual += row.entry.actual?.micros ?? 0
    guard let spent = row.entry.spent else {
      withoutPrice += 1
      return
    }
    self.spent += spent.micros
    if row.entry.state == .unknown { unknown += spent.micros }
  }
}
