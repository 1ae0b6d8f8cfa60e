import ArgumentParser
import Troupe
import TroupeModel

/// `troupe generate`.
struct Generate: TroupeCommand {
  /// What to type first.
  static let firstExample = #"troupe generate "@luna walks through the rain, neon light" --wait"#

  static let configuration = CommandConfiguration.command(
    "generate",
    "Ask an endpoint for a video.",
    """
    @luna or @luna/armor in the prompt casts that character; @@ is a plain @. Typing the command is the confirmation: \
    it is sent once, and never again without your word. With - the prompt is read from standard input; without one \
    your editor is opened.
    """,
    examples: [
      firstExample,
      #"troupe generate "@luna/armor at dawn" --size 1280x720 --duration 8 --dry-run"#,
      #"troupe generate --scene "5: @luna wakes" --scene "5: a village at sunrise" --model sora-pro"#,
      "troupe generate --storyboard village-sunrise.json --project pilot",
    ]
  )
  static let takesTime = true

  @Argument(help: "The prompt, or - for standard input.") var prompt: String?
  @OptionGroup var options: GenerationOptions
  @Flag(help: "Show the exact request and the estimated cost, and send nothing.")
  var dryRun = false
  @Flag(help: "Stay until the video is stored.") var wait = false
  @OptionGroup var common: CommonOptions

  func run(in session: Session) async throws -> GenerateOutput {
    let text = try PromptSource(typed: prompt, hasScenes: options.hasScenes).read(session)
    let request = try options.request(prompt: text, session)
    let workspace = try await session.workspace()
    if dryRun { return .plan(try await workspace.plan(request)) }
    var sheet = try await workspace.generate(request) { plan in session.warn(about: plan) }
    if wait, !sheet.generation.status.isTerminal {
      let board = WatchBoard(session.progress)
      let summary = try await workspace.watch(only: [sheet.generation.id]) { board.take($0) }
      sheet = summary.generations.first ?? sheet
      return .stored(GenerationOutput(sheet: sheet))
    }
    return .accepted(sheet)
  }
}

extension Session {
  /// Points out what may surprise in a plan.
  func warn(about plan: GenerationPlan) {
    for text in (plan.json["warnings"]?.elements ?? []).compactMap(\.text) { warn(text) }
    for remark in plan.remarks { warn(remark.words) }
    for stale in plan.stale { warn(stale.words) }
  }
}

extension NameRemark {
  /// The remark as a sentence.
  var words: String { "'\(name)' is not cast: write @\(handle) to cast it" }
}
