import TestSupport
import TroupeModel

@testable import TroupeCatalog

/// A catalog with a random history of requests, and all of it in memory, for oracles that count by hand.
struct RandomHistory {
  /// A generation or a registration with all that became of it.
  struct Request {
    var id: ItemID
    var kind: IntentKind
    var endpoint: String
    var generation: Generation?
    var registration: Registration?
    var look: Look?
    var hasVideo = false
    var intent: Intent?
    var attempts: [Attempt] = []
    var refusals: [Refusal] = []

    var isAccepted: Bool {
      attempts.contains { $0.state == .accepted || $0.state == .resolvedAccepted }
    }
  }

  let temporary: TemporaryCatalog
  private(set) var characters: [CastCharacter] = []
  private(set) var looks: [Look] = []
  private(set) var requests: [Request] = []
  private var contents: [ContentID] = []
  private var samples: Samples
  private var random: SeededRandom

  static let kinds = ["moderation", "quota", "other"]
  static let currencies = ["USD", "EUR", "quota"]

  init(seed: UInt64) throws {
    temporary = try TemporaryCatalog()
    random = SeededRandom(seed: seed)
    samples = Samples(seed: random.next())
    contents = (0..<4).map { _ in samples.content() }
    for handle in ["luna", "milo", "rose"] {
      let character = samples.character(try Handle(handle))
      characters.append(character)
      looks += [samples.look(of: character), samples.look(try Handle("armor"), of: character)]
    }
    try temporary.catalog.write { [characters, looks] writer in
      for character in characters { try writer.insert(character) }
      for look in looks { try writer.insert(look) }
    }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      try addRequest(chance(3) ? registration() : generation())
    }
    characters[0].handle = try Handle("lulu")
    characters[1].trashedAt = Milliseconds(9)
    try temporary.catalog.write { [characters] writer in
      for character in characters { try writer.update(character) }
    }
  }

  /// Every attempt with its request, in the order in which they were stored.
  var attempts: [(request: Request, attempt: Attempt)] {
    requests.flatMap { request in request.attempts.map { (request, $0) } }
  }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  private mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func cost() -> Cost? {
    guard !chance(3) else { return nil }
    let micros = chance(4) ? 0 : Int64.random(in: 1...5000, using: &random)
    return Cost(micros: micros, currency: one(of: Self.currencies), unit: "call")
  }

  private mutating func generation() -> Request {
    var cast: [CastMember] = []
    for slot in 0..<Int.random(in: 0...4, using: &random) {
      let look = one(of: looks)
      let character = characters.first { $0.id == look.characterID } ?? characters[0]
      var references: [FrozenReference] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let content = chance(4) ? nil : one(of: contents)
        references.append(
          FrozenReference(
            role: .face,
            content: content,
            url: content == nil ? "https://a.example/x.png" : nil,
            isSent: Bool.random(using: &random)
          )
        )
      }
      var member = samples.member(slot + 1, character, look: look.name, references: references)
      if chance(6) { member.characterID = nil }
      cast.append(member)
    }
    var generation = samples.generation("rain", cast: cast)
    generation.endpoint = one(of: ["a", "b"])
    generation.parameters.model = one(of: ["sora-2", "veo"])
    generation.project = one(of: ["", "pilot"])
    generation.rating = chance(3) ? nil : Int.random(in: 1...5, using: &random)
    return Request(
      id: generation.id,
      kind: .generation,
      endpoint: generation.endpoint,
      generation: generation
    )
  }

  private mutating func registration() -> Request {
    let look = one(of: looks)
    let references = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      chance(4)
        ? "https://a.example/" + String(repeating: "a", count: 46) : one(of: contents).description
    }
    let registration = Registration(
      id: samples.id(),
      lookID: look.id,
      endpoint: one(of: ["a", "b"]),
      account: "default",
      state: .failed,
      basis: RegistrationBasis(name: "", description: "", lookPrompt: "", references: references),
      createdAt: Milliseconds(1)
    )
    return Request(
      id: registration.id,
      kind: .registration,
      endpoint: registration.endpoint,
      registration: registration,
      look: look
    )
  }

  private mutating func addRequest(_ blank: Request) throws {
    var request = blank
    let fingerprint = samples.content()
    try temporary.catalog.write { writer in
      if let generation = blank.generation { try writer.insert(generation) }
      if let registration = blank.registration {
        try writer.insert(registration, fingerprint: fingerprint)
      }
    }
    if let generation = request.generation { request.hasVideo = try addVideos(of: generation) }
    if !chance(4) { try addAttempts(to: &request) }
    for _ in 0..<max(0, Int.random(in: -2...2, using: &random)) {
      let refusal = Refusal(
        kind: request.kind,
        subject: request.id,
        reading: RefusalReading(stage: .during, kind: one(of: Self.kinds), message: "no"),
        createdAt: Milliseconds(Int64.random(in: 0...3, using: &random))
      )
      request.refusals.append(refusal)
      try temporary.catalog.write { try $0.insert(refusal) }
    }
    requests.append(request)
  }

  /// Whether one of them is not in the trash.
  private mutating func addVideos(of generation: Generation) throws -> Bool {
    var isThere = false
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let video = samples.video(samples.media(.mp4), of: generation)
      let isTrashed = Bool.random(using: &random)
      isThere = isThere || !isTrashed
      try temporary.catalog.write { writer in
        try writer.insert(video.media, path: video.media.path)
        try writer.insert(video)
        if isTrashed { try writer.setTrashed(video.id, at: Milliseconds(1)) }
      }
    }
    return isThere
  }

  private mutating func addAttempts(to request: inout Request) throws {
    var intent = samples.intent(for: samples.generation())
    intent.kind = request.kind
    intent.subject = request.id
    intent.price = cost()
    request.intent = intent
    try temporary.catalog.write { [intent] in try $0.insert(intent) }
    for number in 1...3 {
      var attempt = samples.attempt(number, of: intent)
      attempt.createdAt = Milliseconds(Int64.random(in: 0...5, using: &random))
      try temporary.catalog.write { [attempt] in try $0.insert(attempt) }
      while !chance(4) {
        let remoteID = RemoteID(samples.id().description)
        let events: [AttemptEvent] = [
          .gatePassed, .neverSent, .refused, .lost, .denied, .abandoned,
        ]
        let all = events + (remoteID.map { [.accepted($0), .confirmed($0)] } ?? [])
        let legal = all.filter { attempt.state.after($0) != nil }
        guard !legal.isEmpty else { break }
        let (id, event) = (attempt.id, one(of: legal))
        attempt = try temporary.catalog.write { try $0.move(id, by: event) }
      }
      if chance(2), let actual = cost() {
        attempt.actual = actual
        try temporary.catalog.write { [attempt] in try $0.setActual(actual, attempt: attempt.id) }
      }
      request.attempts.append(attempt)
      if attempt.state.blocksResending { return }
    }
  }
}
