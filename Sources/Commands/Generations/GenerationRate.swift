import ArgumentParser
import Troupe

/// `troupe generation rate`.
struct GenerationRate: TroupeCommand {
  static let configuration = CommandConfiguration.command(
    "rate",
    "Rate generations from 1 to 5.",
    """
    A stored video rated 4 or more counts as kept: 'troupe costs' says what a kept one cost.

    With --json it prints how many are changed and their ids: {"changed", "unchanged", "generations"}.
    """,
    examples: [
      "troupe generation rate 7k3m 5", "troupe generation rate 7k3m 9x2a --clear",
      "troupe generation rate --query 'project:pilot tag:draft' 1",
    ]
  )
  static let takesTime = true

  @Argument(
    help: ArgumentHelp(
      "The beginnings of ids, and behind them the rating.",
      valueName: "ids and 1-5"
    ),
    completion: .generations
  )
  var words: [String] = []
  @Flag(help: "Take the rating away.") var clear = false
  @OptionGroup var bulk: BulkArguments
  @OptionGroup var common: CommonOptions

  private var ids: [String] { clear ? words : Array(words.dropLast()) }

  /// The last word; an id that looks like a number is never the only word.
  private var rating: Int? { clear ? nil : words.last.flatMap(Int.init) }

  func validate() throws {
    guard clear || rating != nil else {
      throw ValidationError("Give a rating from 1 to 5, or --clear.")
    }
    try bulk.check(ids)
  }

  func run(in session: Session) async throws -> BulkOutput {
    try await session.edit(
      ids,
      bulk,
      .rating(rating),
      state: rating.map { "rated \($0)" } ?? "without a rating"
    )
  }
}
