import ArgumentParser
import Troupe
import TroupeModel

/// `troupe costs`.
struct Costs: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "costs",
    "Add up what was spent, by character, endpoint, model, month or project.",
    """
    What the endpoint said that it charged counts, else the estimate that was frozen with the request. What nobody knows \
    the end of counts as spent. --refusals shows instead who and what stands in refused and in accepted requests.
    """,
    examples: [
      "troupe costs", "troupe costs --by month", "troupe costs --by character --json",
      "troupe costs --refusals",
    ]
  )

  @Option(help: "What to add up by.") var by: CostGroupingArgument = .init(grouping: .endpoint)
  @Flag(help: "Who and what appears in refused and in accepted requests.") var refusals = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> CostsOutput {
    let workspace = try await session.workspace()
    if refusals { return .refusals(try workspace.refusalReport()) }
    return .costs(try workspace.costs(by: by.grouping))
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
