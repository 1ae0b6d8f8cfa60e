import Testing
import TroupeModel

@testable import TroupeCatalog

@Suite struct EndpointRecordsTests {
  let temporary: TemporaryCatalog
  var samples: Samples

  init() throws {
    temporary = try TemporaryCatalog()
    samples = Samples()
  }

  @Test func `what a library says of an endpoint comes back and is replaced whole`() throws {
    let full = EndpointRecord(
      name: "crazyrouter",
      profile: "crazyrouter",
      baseURL: "https://a.example",
      account: "work",
      keyEnvironment: "MY_KEY",
      pollInterval: Milliseconds(2500),
      pauseReason: "the key was refused"
    )
    let plain = EndpointRecord(name: "a", profile: "rehearsal")
    try temporary.catalog.write { writer in
      try writer.set(full, at: Milliseconds(1))
      try writer.set(plain, at: Milliseconds(1))
    }
    #expect(try temporary.catalog.read { try $0.endpoints() } == [plain, full])
    let changed = EndpointRecord(name: "crazyrouter", profile: "other")
    try temporary.catalog.write { try $0.set(changed, at: Milliseconds(2)) }
    #expect(try temporary.catalog.read { try $0.endpoints() } == [plain, changed])
  }

  @Test mutating func `an upload is used while it lives, the newest first`() throws {
    let content = samples.content()
    func upload(_ url: String, _ endpoint: String, until: Int64?) -> UploadRecord {
      UploadRecord(
        endpoint: endpoint,
        account: "default",
        content: content,
        url: url,
        expiresAt: until.map { Milliseconds($0) }
      )
    }
    try temporary.catalog.write { writer in
      for record in [
        upload("forever", "e", until: nil), upload("older", "e", until: 5000),
        upload("newer", "e", until: 3000), upload("other", "f", until: nil),
      ] { try writer.insert(record, at: Milliseconds(0)) }
    }
    func url(until: Int64) throws -> String? {
      try temporary.catalog.read {
        try $0.upload(of: content, endpoint: "e", account: "default", until: Milliseconds(until))
      }
    }
    #expect(try url(until: 2999) == "newer")
    #expect(try url(until: 3000) == "older")
    #expect(try url(until: 9999) == "forever")
    #expect(
      try temporary.catalog.read {
        try $0.upload(of: content, endpoint: "e", account: "work", until: Milliseconds(0))
      } == nil
    )
  }

  @Test func `a setting is stored, replaced and forgotten`() throws {
    for value in ["sora-2", "", nil] {
      try temporary.catalog.write { try $0.setSetting("model", to: value) }
      #expect(try temporary.catalog.read { try $0.setting("model") } == value)
    }
  }

  @Test mutating func `the library has one identity`() throws {
    #expect(try temporary.catalog.read { try $0.library() } == nil)
    for reason in ["a copy", nil] {
      let record = LibraryRecord(
        id: samples.id(),
        machineID: "m",
        lockInode: "18446744073709551615",
        pauseReason: reason
      )
      try temporary.catalog.write { try $0.set(record, at: Milliseconds(1)) }
      #expect(try temporary.catalog.read { try $0.library() } == record)
    }
    #expect(try temporary.column("SELECT count(*) FROM library") == ["1"])
  }

  @Test mutating func `a registration comes back, and one is current`() throws {
    let luna = samples.character(try Handle("luna"))
    let look = samples.look(of: luna)
    var registration = Registration(
      id: samples.id(),
      lookID: look.id,
      endpoint: "e",
      account: "default",
      state: .live,
      remoteID: RemoteID("char_1"),
      remoteHandle: "luna.vega",
      basis: RegistrationBasis(
        name: "Luna",
        description: "a \"b\"\n小",
        lookPrompt: "",
        references: ["aa", "https://a/b.png"]
      ),
      rawReply: "{\"id\":\"char_1\"}",
      failure: nil,
      createdAt: Milliseconds(5)
    )
    let fingerprint = samples.content()
    try temporary.catalog.write { writer in
      try writer.insert(luna)
      try writer.insert(look)
      try writer.insert(registration, fingerprint: fingerprint)
    }
    func current() throws -> Registration? {
      try temporary.catalog.read {
        try $0.currentRegistration(of: look.id, endpoint: "e", account: "default")
      }
    }
    #expect(try current() == registration)
    let typed = registration.id.short
    #expect(try temporary.catalog.read { try $0.findRegistration(typed) } == registration)
    registration.state = .superseded
    registration.remoteID = nil
    registration.failure = "gone"
    try temporary.catalog.write { try $0.update(registration) }
    #expect(try current() == nil)
    #expect(try temporary.catalog.read { try $0.registrations(of: look.id) } == [registration])
    #expect(try temporary.catalog.read { try $0.registrations() } == [registration])
    registration.state = .live
    #expect(throws: CatalogError.self) {
      try temporary.catalog.write { try $0.update(registration) }
    }
  }
}
