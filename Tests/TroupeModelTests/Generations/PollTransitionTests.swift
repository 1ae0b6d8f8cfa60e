import TestSupport
import Testing
import TroupeModel

@Suite struct PollTransitionTests {
  let now = Milliseconds(1_750_000_000_000)
  let delay = Milliseconds.seconds(5)

  func generation(_ status: GenerationStatus = .running) -> Generation {
    var random = SeededRandom(seed: 4)
    var generation = Generation(
      id: ItemID(using: &random),
      status: status,
      endpoint: "e",
      account: "default",
      prompt: "rain",
      parameters: GenerationParameters(format: .openai, model: "m"),
      createdAt: Milliseconds(0)
    )
    generation.remoteID = RemoteID("job-1")
    return generation
  }

  func after(
    _ generation: Generation,
    _ answer: PollAnswer,
    at time: Milliseconds? = nil,
    hasContentRoute: Bool = false
  ) -> Generation {
    generation.after(answer, now: time ?? now, delay: delay, hasContentRoute: hasContentRoute)
  }

  static let terminal = GenerationStatus.allCases.filter(\.isTerminal)
  static let polled = GenerationStatus.allCases.filter(\.isPolled)

  @Test func `what is terminal, what is polled and what waits are apart`() {
    #expect(Set(Self.terminal) == [.stored, .rejected, .failed, .expired, .cancelled])
    #expect(Set(Self.polled) == [.running, .ready, .downloading, .needsAttention])
  }

  @Test(
    arguments: GenerationStatus.allCases.filter { !$0.isPolled },
    [
      PollAnswer.reading(JobReading(phase: .failed)), .unknownJob("gone"),
      .reading(JobReading(phase: .done, resultURL: "https://a/v.mp4")),
      .noAnswer("503", retryAfter: .seconds(9)),
    ]
  )
  func `what is not asked about never moves`(status: GenerationStatus, answer: PollAnswer) {
    let before = generation(status)
    #expect(after(before, answer) == before)
  }

  @Test(arguments: polled, [JobReading.Phase.waiting, .running])
  func `a job under way runs on, and its old trouble is over`(
    status: GenerationStatus,
    phase: JobReading.Phase
  ) {
    var before = generation(status)
    before.troubleSince = Milliseconds(7)
    before.failure = "old"
    before.progress = 0.25
    let next = after(before, .reading(JobReading(phase: phase, rawStatus: "RENDERING")))
    #expect(next.status == .running)
    #expect(next.remoteStatus == "RENDERING")
    #expect(next.progress == 0.25, "an answer without progress keeps the last")
    #expect(next.troubleSince == nil)
    #expect(next.failure == nil)
    #expect(next.notBefore == now + delay)
    #expect(next.polls == 1)
  }

  @Test(arguments: polled)
  func `a job done with an address is ready at once`(status: GenerationStatus) {
    let reading = JobReading(phase: .done, rawStatus: "ok", progress: 1, resultURL: "https://a/v")
    let next = after(generation(status), .reading(reading))
    #expect(next.status == .ready)
    #expect(next.resultURL == "https://a/v")
    #expect(next.progress == 1)
    #expect(next.notBefore == nil)
    #expect(next.failure == nil)
  }

  @Test func `a job done without an address is asked again, then fetched by the content route`() {
    let done = PollAnswer.reading(JobReading(phase: .done, rawStatus: "completed"))
    var before = after(generation(), .reading(JobReading(phase: .running, rawStatus: "running")))
    before = after(before, .reading(JobReading(phase: .running, rawStatus: "running")))
    let first = after(before, done, hasContentRoute: true)
    #expect(first.status == .running)
    #expect(first.failure != nil)
    #expect(first.notBefore == now + delay)
    let second = after(first, done, hasContentRoute: true)
    #expect(second.status == .ready)
    #expect(second.resultURL == nil)
    #expect(second.notBefore == nil)
  }

  @Test func `without a content route a job done without an address is asked forever`() {
    var next = generation()
    for _ in 0..<50 {
      next = after(next, .reading(JobReading(phase: .done, rawStatus: "completed")))
      #expect(next.status == .running)
    }
  }

  @Test(arguments: [
    (JobReading.Phase.failed, GenerationStatus.failed), (.expired, .expired),
  ])
  func `a job that ended badly keeps the endpoint's reason`(
    phase: JobReading.Phase,
    status: GenerationStatus
  ) {
    let said = after(generation(), .reading(JobReading(phase: phase, failure: "moderation")))
    #expect(said.status == status)
    #expect(said.failure == "moderation")
    #expect(said.notBefore == nil)
    let silent = after(generation(), .reading(JobReading(phase: phase)))
    #expect(silent.status == status)
    #expect(silent.failure?.isEmpty == false)
  }

  @Test func `an id that is not found has ten minutes of grace`() {
    let missing = PollAnswer.unknownJob("no such job")
    let first = after(generation(), missing)
    #expect(first.status == .running)
    #expect(first.troubleSince == now)
    #expect(first.failure == "no such job")
    let late = after(first, missing, at: now + .seconds(599.999))
    #expect(late.status == .running)
    #expect(late.troubleSince == now)
    let over = after(late, missing, at: now + .seconds(600))
    #expect(over.status == .needsAttention)
    let back = after(over, .reading(JobReading(phase: .running)), at: now + .seconds(4200))
    #expect(back.status == .running)
    #expect(back.troubleSince == nil)
    let again = after(back, missing, at: now + .seconds(4300))
    #expect(again.status == .running, "a new trouble has its own ten minutes")
  }

  @Test(arguments: [(nil, 5), (1, 5), (60, 60), (7200, 3600)] as [(Double?, Double)])
  func `no answer changes nothing but the next time`(retryAfter: Double?, wait: Double) {
    let answer = PollAnswer.noAnswer("503", retryAfter: retryAfter.map { .seconds($0) })
    let next = after(generation(.ready), answer)
    #expect(next.status == .ready)
    #expect(next.failure == "503")
    #expect(next.notBefore == now + .seconds(wait))
    #expect(next.polls == 1)
  }

  @Test(
    arguments: [
      (0, 5, 5), (9, 5, 5), (10, 5, 10), (25, 5, 20), (60, 5, 300), (1000, 5, 300), (0, 600, 600),
      (1000, 600, 600), (90, 1, 300), (100_000, 0.2, 300), (-1, 5, 5),
    ] as [(Int, Double, Double)]
  )
  func `the pace doubles as a job grows old, up to five minutes`(
    polls: Int,
    pace: Double,
    delay: Double
  ) {
    var old = generation()
    old.polls = polls
    #expect(old.pollDelay(pace: .seconds(pace)) == .seconds(delay))
    old.status = .needsAttention
    #expect(old.pollDelay(pace: .seconds(pace)) == .seconds(3600))
  }
}
