import TestSupport
import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct RegistrationRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples
  let luna: CastCharacter
  let look: Look

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
    luna = samples.character(try Handle("luna"))
    look = samples.look(of: luna)
    let (luna, look) = (luna, look)
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
    }
  }

  mutating func registration(_ state: Registration.State, of look: Look? = nil) -> Registration {
    let id = samples.id()
    return Registration(
      id: id,
      lookID: look?.id ?? self.look.id,
      endpoint: "e",
      account: id.description,
      state: state,
      remoteID: RemoteID(id.description),
      basis: RegistrationBasis(name: "", description: "", lookPrompt: "", references: []),
      createdAt: Milliseconds(5)
    )
  }

  mutating func insert(_ registration: Registration) throws {
    let fingerprint = samples.content()
    try temporary.catalog.write { try $0.insert(registration, fingerprint: fingerprint) }
  }

  func stored(_ id: ItemID) throws -> Registration? {
    try temporary.catalog.read { try $0.registration(id) }
  }

  @Test mutating func `what the endpoint says of a character comes back, at first and later`()
    throws
  {
    let pictures = [samples.media(), samples.media()]
    try temporary.catalog.write { writer in
      for picture in pictures { try writer.insert(picture, path: picture.path) }
    }
    var first = registration(.live)
    first.displayName = "Luna 月"
    first.avatar = pictures[0].content
    first.expiresAt = Milliseconds(77)
    try insert(first)
    #expect(try stored(first.id) == first)
    first.displayName = ""
    first.avatar = pictures[1].content
    first.expiresAt = Milliseconds(78)
    try temporary.catalog.write { [first] in try $0.update(first) }
    #expect(try stored(first.id) == first)
    first.displayName = nil
    first.avatar = nil
    first.expiresAt = nil
    try temporary.catalog.write { [first] in try $0.update(first) }
    #expect(try stored(first.id) == first)
  }

  @Test mutating func `an avatar that the catalog does not know is refused, not dropped`() throws {
    var first = registration(.live)
    try insert(first)
    let known = first
    first.avatar = samples.content()
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { [first] in try $0.update(first) }
    }
    #expect(try stored(first.id) == known)
    var second = registration(.pending)
    second.avatar = samples.content()
    #expect(throws: CatalogError.self) { try insert(second) }
  }

  @Test mutating func `registrations are found by their states, the newest first`() throws {
    var all: [Registration] = []
    for state in Registration.State.allCases + [.pending] {
      all.insert(registration(state), at: 0)
      try insert(all[0])
    }
    for states in [[], [.pending], [.live, .expired], Set(Registration.State.allCases)]
      as [Set<Registration.State>]
    {
      #expect(
        try temporary.catalog.read { try $0.registrations(in: states) }
          == all.filter { states.contains($0.state) }
      )
    }
  }

  @Test mutating func `what is live and has ended is found, the first end first`() throws {
    var expected: [Registration] = []
    for end in [30, 20, 10, 21, nil] as [Int64?] {
      for state in Registration.State.allCases {
        var registration = registration(state)
        registration.expiresAt = end.map { Milliseconds($0) }
        try insert(registration)
        if state == .live, let end, end <= 20 { expected.append(registration) }
      }
    }
    let found = try temporary.catalog.read { try $0.expiredRegistrations(at: Milliseconds(20)) }
    #expect(expected.count == 2)
    #expect(found == expected.reversed())
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `who is not registered at an endpoint is found as by hand`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var samples = Samples(seed: random.next())
    let temporary = try TemporaryCatalog()
    var expected: [String: [ItemID]] = [:]
    for handle in ["amy", "bob", "cat", "dan"] {
      var character = samples.character(try Handle(handle))
      if Int.random(in: 0..<5, using: &random) == 0 { character.trashedAt = Milliseconds(1) }
      let looks = [samples.look(of: character), samples.look(try Handle("armor"), of: character)]
      try temporary.catalog.write { [character] writer in
        try writer.insert(character)
        for look in looks { try writer.insert(look) }
      }
      var live: Set<String> = []
      for look in looks {
        for place in ["e work", "e home", "f work"] {
          guard let state = Registration.State.allCases.randomElement(using: &random) else {
            continue
          }
          let isLive = Bool.random(using: &random)
          let words = place.split(separator: " ").map(String.init)
          let id = samples.id()
          let registration = Registration(
            id: id,
            lookID: look.id,
            endpoint: words[0],
            account: words[1],
            state: isLive ? .live : state,
            remoteID: RemoteID(id.description),
            expiresAt: [nil, Milliseconds(10), Milliseconds(11)].randomElement(using: &random)
              ?? nil,
            basis: RegistrationBasis(name: "", description: "", lookPrompt: "", references: []),
            createdAt: Milliseconds(5)
          )
          let fingerprint = samples.content()
          try temporary.catalog.write { try $0.insert(registration, fingerprint: fingerprint) }
          if look.name == .defaultLook, registration.state(at: Milliseconds(10)) == .live {
            live.insert(place)
          }
        }
      }
      for place in ["e work", "e home", "f work", "f home"]
      where character.trashedAt == nil && !live.contains(place) {
        expected[place, default: []].append(character.id)
      }
    }
    for place in ["e work", "e home", "f work", "f home"] {
      let words = place.split(separator: " ").map(String.init)
      let found = try temporary.catalog.read {
        try $0.unregistered(endpoint: words[0], account: words[1], at: Milliseconds(10))
      }
      #expect(found == expected[place] ?? [], "seed \(seed), \(place)")
    }
  }
}
