import ScriptedServices
import Testing
import TroupeModel

/// What every service demands, whichever it plays.
@Suite struct KeyTests {
  static let kinds: [(ServiceKind, path: String)] = [
    (.crazyrouter, "/v1/videos"), (.crazyrouter2026, "/v1/videos"),
    (.relay(modelFlag: .forbidden), "/v1/videos"), (.openai, "/v1/videos"),
    (.relayV2, "/v2/videos/generations"), (.elements, "/v1/videos"),
  ]

  private func body(_ kind: ServiceKind, prompt: String = "p") -> String {
    #"{"model":"\#(kind == .crazyrouter ? "sora" : "sora-2")","prompt":"\#(prompt)"}"#
  }

  @Test(arguments: kinds)
  func `a request without the key, or with another, is not let in`(
    kind: ServiceKind,
    path: String
  ) throws {
    try withService(kind) { service, client in
      #expect(try client.post(path, body(kind)).status == 200)
      let strangers = [
        [], [("Authorization", "Bearer sk-other")], [("Authorization", "sk-canary")],
        [("Authorization", "bearer sk-canary")], client.authorization + client.authorization,
      ]
      for headers in strangers {
        let reply = try client.send(
          "POST",
          path,
          headers: headers + [RawClient.jsonType],
          body: Array(body(kind).utf8)
        )
        #expect([400, 401].contains(reply?.status), "\(headers)")
      }
      #expect(service.faults.count == strangers.count)
      #expect(service.charges.count == 1)
      #expect(service.requests.count == strangers.count + 1)
    }
  }

  @Test(arguments: kinds)
  func `the key stands nowhere but in Authorization`(kind: ServiceKind, path: String) throws {
    try withService(kind) { service, client in
      #expect(try client.post(path, body(kind, prompt: "my sk-canary")).status == 400)
      #expect(try client.get("\(path)/x?key=sk-canary").status == 400)
      let reply = try client.send(
        "POST",
        path,
        headers: client.authorization + [RawClient.jsonType, ("X-Api-Key", "sk-canary")],
        body: Array(body(kind).utf8)
      )
      #expect(reply?.status == 400)
      #expect(service.faults.count == 3)
      #expect(service.faults.allSatisfy { $0.contains("outside of Authorization") })
      #expect(service.charges == [])
    }
  }

  @Test(arguments: kinds)
  func `bodies have their type, and only where they belong`(
    kind: ServiceKind,
    path: String
  )
    throws
  {
    try withService(kind) { service, client in
      let headers = client.authorization + [RawClient.jsonType]
      let plain = client.authorization + [("Content-Type", "text/plain")]
      let body = Array(body(kind).utf8)
      let wrong = [
        try client.send("POST", path, headers: headers),
        try client.send("POST", path, headers: client.authorization, body: body),
        try client.send("POST", path, headers: plain, body: body),
        try client.send("GET", "\(path)/x", headers: headers, body: body),
        try client.send("POST", "\(path)?a=b", headers: headers, body: body),
      ]
      #expect(wrong.map { $0?.status } == [400, 400, 400, 400, 400])
      #expect(try client.send("PUT", path, headers: headers, body: body)?.status == 404)
      #expect(service.faults.count == 6)
      #expect(service.charges == [])
    }
  }

  @Test func `requests at the same time are all counted, and no id is issued twice`() throws {
    try withService(.relayV2) { service, client in
      let body = body(.relayV2)
      try withThrowingWorkers(8) {
        for _ in 1...10 { _ = try client.post("/v2/videos/generations", body) }
      }
      #expect(service.charges.map(\.number) == Array(1...80))
      #expect(Set(service.charges.map(\.id)).count == 80)
      #expect(service.faults == [])
    }
  }

  @Test func `a film that is not there is said at once`() {
    #expect(throws: ScriptedServiceError.self) {
      try ScriptedService(.openai, video: "/nowhere/film.mp4", key: "k")
    }
  }
}
