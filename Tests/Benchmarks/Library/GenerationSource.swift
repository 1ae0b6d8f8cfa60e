import TestSupport
import TroupeModel

/// The generations of a plan, the oldest first.
struct GenerationSource {
  private let plan: LibraryPlan
  private let prompts = PromptWriter()
  private let cast: WeightedChoice
  private let models = WeightedChoice(zipf: LibraryPlan.models.count)
  private let endpoints = WeightedChoice([60, 20, 15, 5])
  private let projects = WeightedChoice(zipf: LibraryPlan.projects.count)
  private let tags = WeightedChoice(zipf: LibraryPlan.tags.count)
  private let statuses = WeightedChoice([82, 7, 5, 4, 2])
  /// Of 1 to 5 members, three on the average.
  private let sizesOfCast = WeightedChoice([5, 25, 40, 25, 5])
  private var random: SeededRandom
  private var made = 0
  /// The ids from which a next one may be derived.
  private var recent: [ItemID] = []
  /// Those of them that were derived themselves, so that trees grow deep.
  private var derived: [ItemID] = []

  private static let sizes = [(1280, 720), (720, 1280), (1024, 1024), (1920, 1080), (848, 480)]
  private static let durations = [4.0, 5, 6, 8, 8, 10, 12, 15]
  private static let states: [GenerationStatus] = [
    .stored, .failed, .rejected, .expired, .cancelled,
  ]

  init(_ plan: LibraryPlan) {
    self.plan = plan
    // So that the commonest of 10,000 is in about six of a hundred generations.
    cast = WeightedChoice(zipf: plan.characters.count, exponent: 0.7)
    random = SeededRandom(seed: plan.seed &+ 1)
  }

  /// The next one; nil behind the last.
  mutating func next() -> Generation? {
    guard made < plan.count else { return nil }
    let status = Self.states[statuses.index(using: &random)]
    let isStoryboard = isTrue(5)
    var generation = Generation(
      id: ItemID(using: &random),
      status: status,
      endpoint: LibraryPlan.endpoints[endpoints.index(using: &random)],
      account: "default",
      prompt: isStoryboard ? "" : prompts.prompt(using: &random),
      scenes: isStoryboard ? scenes() : [],
      parameters: parameters(),
      cast: members(),
      project: isTrue(60) ? LibraryPlan.projects[projects.index(using: &random)] : "",
      tags: isTrue(10) ? someTags() : [],
      estimate: isTrue(80) ? cost() : nil,
      createdAt: nextTime(),
      parent: isTrue(5) ? parent() : nil
    )
    if status != .cancelled, status != .rejected {
      generation.remoteID = RemoteID("video_\(generation.id)")
    }
    if status == .failed { generation.failure = "The endpoint gave up." }
    if isTrue(14) { generation.rating = Int.random(in: 1...5, using: &random) }
    remember(generation)
    made += 1
    return generation
  }

  private mutating func isTrue(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// A moment in the part of the span that is this generation's, so that none is older than the one before.
  private mutating func nextTime() -> Milliseconds {
    let span = LibraryPlan.span
    let part = (span.upperBound - span.lowerBound).value / Int64(plan.count)
    let within = Int64.random(in: 0..<max(1, part), using: &random)
    return span.lowerBound + Milliseconds(Int64(made) * part + within)
  }

  private mutating func scenes() -> [Scene] {
    (0..<Int.random(in: 2...5, using: &random)).map { _ in
      Scene(prompt: prompts.prompt(words: 6, using: &random), duration: 4)
    }
  }

  private mutating func parameters() -> GenerationParameters {
    let size = Self.sizes[Int.random(in: Self.sizes.indices, using: &random)]
    let isSized = isTrue(85)
    return GenerationParameters(
      format: isTrue(70) ? .openai : .unified,
      model: LibraryPlan.models[models.index(using: &random)],
      size: isSized ? PixelSize(width: size.0, height: size.1) : nil,
      duration: Self.durations[Int.random(in: Self.durations.indices, using: &random)],
      aspectRatio: isSized ? nil : "16:9"
    )
  }

  private mutating func cost() -> Cost {
    let cents = Int64.random(in: 2...300, using: &random)
    return Cost(micros: cents * 10_000, currency: "USD", unit: "call")
  }

  private mutating func someTags() -> [String] {
    let tags = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      LibraryPlan.tags[self.tags.index(using: &random)]
    }
    return Set(tags).sorted()
  }

  private mutating func members() -> [CastMember] {
    var places: [Int] = []
    let count = sizesOfCast.index(using: &random) + 1
    while places.count < count {
      let place = cast.index(using: &random)
      if !places.contains(place) { places.append(place) }
    }
    return places.enumerated().map { slot, place in
      let planned = plan.characters[place]
      let look = planned.looks[Int.random(in: planned.looks.indices, using: &random)]
      return CastMember(
        slot: slot + 1,
        characterID: planned.character.id,
        handle: planned.character.handle,
        name: planned.character.name,
        look: look.name,
        description: planned.character.description,
        lookPrompt: look.prompt,
        references: [],
        remoteID: nil,
        remoteHandle: nil,
        use: .description,
        textSent: ""
      )
    }
  }

  private mutating func parent() -> ItemID? {
    let family = isTrue(60) && !derived.isEmpty ? derived : recent
    return family.randomElement(using: &random)
  }

  private mutating func remember(_ generation: Generation) {
    let place = made % 1000
    if recent.count < 1000 { recent.append(generation.id) } else { recent[place] = generation.id }
    guard generation.parent != nil else { return }
    if derived.count < 200 {
      derived.append(generation.id)
    } else {
      derived[Int.random(in: derived.indices, using: &random)] = generation.id
    }
  }
}
