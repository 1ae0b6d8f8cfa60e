import Troupe
import TroupeModel

/// What was spent, or what was refused.
enum CostsOutput: CommandOutput {
  case costs(CostReport, NothingFound)
  case refusals(RefusalReport, NothingFound)

  var json: JSON {
    switch self {
    case .costs(let report, let nothing): report.json.adding("suggestions", nothing.json)
    case .refusals(let report, let nothing): report.json.adding("suggestions", nothing.json)
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .costs(let report, let nothing): Self.text(report, nothing, style)
    case .refusals(let report, let nothing): Self.text(report, nothing, style)
    }
  }

  private static func text(
    _ report: CostReport,
    _ nothing: NothingFound,
    _ style: TextStyle
  ) -> String {
    guard !report.lines.isEmpty else {
      guard let note = report.withoutRecordWords else {
        return nothing.text(behind: "Nothing was spent here.")
      }
      return "No charge is on record here.\n  \(note)\n  \(estimates)"
    }
    func row(_ group: String, _ line: CostLine, _ tint: TextStyle.Tint) -> [Table.Cell] {
      func amount(_ micros: Int64?) -> Table.Cell {
        .init(micros.map { $0 == 0 ? "-" : Amounts.amount($0) } ?? "-")
      }
      return [
        .init(group, tint), .init("\(line.requests)"), amount(line.estimated), amount(line.actual),
        line.withoutPrice == line.requests
          ? .init("not known", .faint) : .init(Amounts.amount(line.spent), .strong),
        .init(line.currency),
        amount(line.unknown), .init("\(line.kept)"), amount(line.perKept),
      ]
    }
    let lines = report.lines.map { line in
      row(line.group.isEmpty ? "(none)" : line.group, line, .plain)
    }
    let totals = report.totals.map { row("all", $0, .strong) }
    let table = Table(
      columns: [
        .long(report.grouping.rawValue), .number("requests"), .number("estimated"),
        .number("charged"), .number("spent"), .text(""), .number("unsure"), .number("kept"),
        .number("per kept"),
      ],
      rows: lines + totals
    )
    var text = [table.text(style)]
    if report.grouping == .character {
      text.append("A request with several characters counts for each of them.")
    }
    let unpriced = report.totals.reduce(0) { $0 + $1.withoutPrice }
    if unpriced > 0 {
      text.append("\(Amounts.count(unpriced, "request")) of unknown price are not in the amounts.")
    }
    if let note = report.withoutRecordWords { text.append(note) }
    return text.joined(separator: "\n")
  }

  private static let estimates =
    #"Estimates that came with them: troupe search 'cost:0..' --format '{id.short}\t{cost.estimate}\t{cost.currency}'"#

  private static func text(
    _ report: RefusalReport,
    _ nothing: NothingFound,
    _ style: TextStyle
  ) -> String {
    guard !report.refusals.isEmpty else {
      return nothing.text(behind: "Nothing was refused here.")
    }
    let exposures = Table(
      columns: [
        .text("look"), .text("picture"), .number("refused"), .number("accepted"), .long("why"),
      ],
      rows: report.exposures.map { exposure in
        [
          .init("@\(exposure.handle)/\(exposure.look)", .strong),
          .init(exposure.content?.short ?? "(the look)"), .init("\(exposure.refusedCount)", .bad),
          .init("\(exposure.accepted)"),
          .init(
            exposure.refused.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
              .joined(separator: ", ")
          ),
        ]
      }
    )
    let refusals = Table(
      columns: [
        .text("when"), .text("subject"), .text("stage"), .text("kind"), .text("code"),
        .long("said"), .long("asked for"),
      ],
      rows: report.refusals.map { sheet in
        let reading = sheet.refusal.reading
        return [
          .init(sheet.refusal.createdAt.localMinute), .init(sheet.refusal.subject.short, .strong),
          .init(reading.stage.rawValue), .init(reading.kind, .bad), .init(reading.code ?? ""),
          .init(reading.message), .init(sheet.title),
        ]
      }
    )
    let parts = report.exposures.isEmpty ? [] : [exposures.text(style), ""]
    return (parts + [refusals.text(style)]).joined(separator: "\n")
  }
}

extension CostReport {
  /// How many generations have no record of a charge, as a sentence; nil where all have one.
  fileprivate var withoutRecordWords: String? {
    guard withoutRecord > 0 else { return nil }
    let count = Amounts.total(withoutRecord, isExact: isWithoutRecordExact)
    let isOne = withoutRecord == 1 && isWithoutRecordExact
    return
      "\(count) \(isOne ? "generation has" : "generations have") no record of a charge: imported, or never sent."
  }
}
