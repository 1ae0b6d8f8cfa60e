import Testing
import TroupeEndpoints
import TroupeModel

/// What every transport promises about requests that may be sent again.
@Suite struct TransportContract {
  @Test(arguments: Subject.allCases)
  func `a GET brings the status, the fields and the body`(_ subject: Subject) async throws {
    let reply = HTTPReply(
      status: 203,
      headers: [HTTPHeader("X-One", "1"), HTTPHeader("x-two", "a, b")],
      body: Array("hello".utf8)
    )
    try await withStage(subject, { _ in .reply(reply) }) { stage in
      let answer = try await stage.transport.send(stage.get("/a?b=c%20d"), limits: .test)
      #expect(answer.status == 203)
      #expect(answer.body == reply.body)
      #expect(Array(answer.headers.prefix(2)) == reply.headers)
      #expect(answer.header("X-TWO") == "a, b")
      #expect(stage.arrivals() == [Arrival(method: "GET", path: "/a?b=c%20d", body: [])])
    }
  }

  @Test(arguments: Subject.allCases)
  func `a body arrives byte for byte`(_ subject: Subject) async throws {
    let body = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await withStage(subject, { _ in .reply(200) }) { stage in
      for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let request = HTTPRequest(method: method, url: stage.url + "/x", body: .bytes(body))
        _ = try await stage.transport.send(request, limits: .test)
      }
      #expect(stage.arrivals().map(\.method) == ["POST", "PUT", "PATCH", "DELETE"])
      #expect(stage.arrivals().allSatisfy { $0.body == body })
    }
  }

  @Test(arguments: Subject.allCases, [301, 302, 303, 307, 308])
  func `a redirect is returned and not followed`(_ subject: Subject, _ status: Int) async throws {
    let reply = HTTPReply(status: status, headers: [HTTPHeader("Location", "/elsewhere")])
    try await withStage(subject, { _ in .reply(reply) }) { stage in
      let answer = try await stage.transport.send(stage.post("/here"), limits: .test)
      #expect(answer.status == status)
      #expect(answer.header("location") == "/elsewhere")
      #expect(stage.arrivals().map(\.path) == ["/here"])
    }
  }

  @Test(arguments: Subject.allCases)
  func `a page of HTML with status 200 passes as its bytes`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .reply(200, "<html>Sign in</html>") }) { stage in
      let answer = try await stage.transport.send(stage.get(), limits: .test)
      #expect(answer.body == Array("<html>Sign in</html>".utf8))
    }
  }

  @Test(arguments: Subject.allCases, [true, false])
  func `a body past the limit is refused, announced or not, and one at the limit is not`(
    _ subject: Subject,
    _ isAnnounced: Bool
  ) async throws {
    let reply = HTTPReply(status: 200, body: [UInt8](repeating: 7, count: 50_000))
    try await withStage(subject, { _ in isAnnounced ? .reply(reply) : .unannounced(reply) }) {
      stage in
      let request = stage.get()
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.send(request, limits: .test.with { $0.maximumBytes = 49_999 })
      }
      #expect(error == .tooLarge(limit: 49_999))
      let answer = try await stage.transport.send(
        request,
        limits: .test.with { $0.maximumBytes = 50_000 }
      )
      #expect(answer.body == reply.body)
    }
  }

  @Test(arguments: Subject.allCases)
  func `a body that is cut short is a lost connection, not a reply`(_ subject: Subject) async throws
  {
    let part = HTTPReply(status: 200, body: Array("half".utf8))
    try await withStage(subject, { _ in .cut(part) }) { stage in
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.send(stage.get(), limits: .test)
      }
      #expect(error?.kind == "connectionLost")
    }
  }

  @Test(arguments: Subject.allCases)
  func `a transfer in which nothing moves is stalled`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .delayed(.seconds(60), .reply(200)) }) { stage in
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.send(
          stage.get(),
          limits: .test.with { $0.stallTime = .seconds(1) }
        )
      }
      #expect(error == .stalled)
    }
  }

  @Test(arguments: Subject.allCases)
  func `a transfer ends with its total time`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .delayed(.seconds(60), .reply(200)) }) { stage in
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.send(
          stage.get(),
          limits: .test.with { $0.totalTimeout = Milliseconds(300) }
        )
      }
      #expect(error == .timedOut)
    }
  }

  @Test(arguments: Subject.allCases)
  func `a task cancelled beforehand sends nothing`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .reply(200) }) { stage in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await failure { () async throws(TransportError) in
          try await stage.transport.send(stage.get(), limits: .test)
        }
      }
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(stage.isUntouched())
    }
  }

  @Test(arguments: Subject.allCases)
  func `cancelling during a transfer ends it at once`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .delayed(.seconds(60), .reply(200)) }) { stage in
      let task = Task {
        await failure { () async throws(TransportError) in
          try await stage.transport.send(stage.get(), limits: .test)
        }
      }
      try await stage.firstArrival()
      task.cancel()
      #expect(await task.value == .cancelled)
    }
  }

  @Test(arguments: Subject.allCases)
  func `an address where nobody listens refuses the connection`(_ subject: Subject) async throws {
    let stage = try deserted(subject)
    let error = await failure { () async throws(TransportError) in
      try await stage.transport.send(stage.get(), limits: .test)
    }
    #expect(error?.kind == "connectionRefused")
  }

  @Test(arguments: Subject.allCases)
  func `fifty requests at once each get their own answer`(_ subject: Subject) async throws {
    try await withStage(subject, { .delayed(Milliseconds(100), .reply(200, $0.path)) }) { stage in
      let answers = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
        for number in 0..<50 {
          group.addTask {
            let request = stage.get("/\(number)")
            return (number, try await stage.transport.send(request, limits: .test).body)
          }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(
        answers == Dictionary(uniqueKeysWithValues: (0..<50).map { ($0, Array("/\($0)".utf8)) })
      )
      #expect(stage.arrivals().count == 50)
    }
  }
}
