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
      #"troupe generate "@luna in {place}" --batch places.csv --budget 5.00"#,
    ]
  )
  static let takesTime = true

  @Argument(help: "The prompt, or - for standard input.") var prompt: String?
  @OptionGroup var options: GenerationOptions
  @Option(
    help: ArgumentHelp(
      "One video for each row of a file, JSON Lines or CSV; columns are options, and fill {names} in the prompt.",
      valueName: "file"
    ),
    completion: .file(extensions: ["jsonl", "csv"])
  )
  var batch: String?
  @Flag(help: "Ask for another take of each row of a batch that was asked for before.")
  var again = false
  @Flag(help: "Show the exact request and the estimated cost, and send nothing.")
  var dryRun = false
  @Flag(help: "Stay until the video is stored.") var wait = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard batch == nil || options.storyboard == nil else {
      throw ValidationError("--batch and --storyboard cannot be given together.")
    }
    guard batch != nil || !again else { throw ValidationError("--again belongs to --batch.") }
  }

  func run(in session: Session) async throws -> GenerateOutput {
    if let batch { return .batch(try await run(batch: batch, session)) }
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
  func warn(about plan: GenerationPlan) { for text in plan.notes { warn(text) } }
}
