import ArgumentParser
import Troupe
import TroupeModel

/// `troupe costs`.
struct Costs: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "costs",
    "Add up what was spent, by character, endpoint, model, month or project: on all, or on what a search finds.",
    """
    What the endpoint said that it charged counts, else the estimate that was frozen with the request. What nobody knows \
    the end of counts as spent. A history that was imported has no record of charges, and its estimates are not added \
    up. With a search only generations count, and no registrations. --refusals shows instead who and what stands in refused and in accepted requests.
    """,
    examples: [
      "troupe costs", "troupe costs --by month", "troupe costs --by character --json",
      "troupe costs 'project:pilot with:luna' --by month", "troupe costs --refusals",
    ]
  )

  @OptionGroup var search: SearchWords
  @Option(help: "What to add up by.") var by: CostGroupingArgument = .init(grouping: .endpoint)
  @Flag(help: "Who and what appears in refused and in accepted requests.") var refusals = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> CostsOutput {
    try session.check(search.text)
    let workspace = try await session.workspace()
    let text = search.words.isEmpty ? nil : search.text
    return try workspace.locating(search.text) {
      if refusals {
        let report = try workspace.refusalReport(matching: text)
        let nothing = try workspace.whyNothing(
          report.refusals.count,
          foundBy: search.text,
          elsewhere: "nothing of that was refused"
        )
        return .refusals(report, nothing)
      }
      let report = try workspace.costs(by: by.grouping, matching: text)
      // Where some have no record of a charge, that is what there is to say.
      let nothing = try workspace.whyNothing(
        report.lines.count + report.withoutRecord,
        foundBy: search.text,
        elsewhere: "nothing was spent on that"
      )
      return .costs(report, nothing)
    }
  }
}

/// What costs are added up by, as an argument.
struct CostGroupingArgument: ExpressibleByArgument {
  var grouping: CostGrouping

  init(grouping: CostGrouping) { self.grouping = grouping }

  init?(argument: String) {
    guard let grouping = CostGrouping(rawValue: argument.lowercased()) else { return nil }
    self.grouping = grouping
  }

  var defaultValueDescription: String { grouping.rawValue }
  static var allValueStrings: [String] { CostGrouping.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
