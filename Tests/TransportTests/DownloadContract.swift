import Testing
import TroupeEndpoints
import TroupeModel

/// What every transport promises about downloads.
@Suite struct DownloadContract {
  private enum Event: Hashable {
    case head(HTTPReply)
    case bytes([UInt8])

    init(_ event: DownloadEvent) {
      switch event {
      case .head(let reply): self = .head(reply)
      case .bytes(let bytes): self = .bytes(bytes)
      }
    }

    var bytes: [UInt8] { if case .bytes(let bytes) = self { bytes } else { [] } }
  }

  private static let film = (0..<400_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  /// Compared here, since a failing `==` in a test shows the difference of two long arrays for minutes.
  private func isFilm(_ bytes: [UInt8]) -> Bool { bytes == Self.film }

  @Test(arguments: Subject.allCases, [200, 206])
  func `the sink gets the head and then the body, in order`(
    _ subject: Subject,
    _ status: Int
  ) async throws {
    let reply = HTTPReply(
      status: status,
      headers: [HTTPHeader("Content-Type", "video/mp4")],
      body: Self.film
    )
    try await withStage(subject, { _ in .unannounced(reply) }) { stage in
      let tape = Tape<Event>()
      let answer = try await stage.transport.download(stage.get(), limits: .test) {
        tape.add(Event($0))
      }
      #expect(answer.status == status)
      #expect(answer.body.isEmpty)
      #expect(tape.all.first == .head(answer))
      #expect(answer.header("content-type") == "video/mp4")
      #expect(tape.all.count > 2)
      #expect(isFilm(tape.all.dropFirst().flatMap(\.bytes)))
    }
  }

  @Test(arguments: Subject.allCases, [0, 1])
  func `a sink that throws ends the download`(_ subject: Subject, _ patience: Int) async throws {
    try await withStage(subject, { _ in .reply(HTTPReply(status: 200, body: Self.film)) }) {
      stage in
      let tape = Tape<Event>()
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.download(stage.get(), limits: .test) {
          tape.add(Event($0))
          if tape.all.count > patience { throw Refusal(reason: "no room") }
        }
      }
      #expect(error == .refusedBySink("\(Refusal(reason: "no room"))"))
      #expect(tape.all.count == patience + 1)
    }
  }

  @Test(arguments: Subject.allCases, [404, 302, 500])
  func `the body of an error is in the reply and not in the sink`(
    _ subject: Subject,
    _ status: Int
  ) async throws {
    try await withStage(subject, { _ in .reply(status, "gone") }) { stage in
      let tape = Tape<Event>()
      let answer = try await stage.transport.download(stage.get(), limits: .test) {
        tape.add(Event($0))
      }
      #expect(answer.status == status)
      #expect(answer.body == Array("gone".utf8))
      #expect(tape.all.map(\.bytes) == [[]])
    }
  }

  @Test(arguments: Subject.allCases)
  func `of a long error only the beginning is kept, and its end is not awaited`(
    _ subject: Subject
  ) async throws {
    try await withStage(subject, { _ in .cut(HTTPReply(status: 502, body: Self.film)) }) { stage in
      let answer = try await stage.transport.download(stage.get(), limits: .test) { _ in }
      #expect(answer.status == 502)
      #expect(answer.body.count == 64 << 10)
      #expect(Self.film.starts(with: answer.body))
    }
  }

  @Test(arguments: Subject.allCases)
  func `a download past the limit is refused though it came in chunks`(
    _ subject: Subject
  ) async throws {
    try await withStage(subject, { _ in .unannounced(HTTPReply(status: 200, body: Self.film)) }) {
      stage in
      let tape = Tape<Int>()
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.download(
          stage.get(),
          limits: .test.with { $0.maximumBytes = 100_000 }
        ) { tape.add(Event($0).bytes.count) }
      }
      #expect(error == .tooLarge(limit: 100_000))
      #expect(tape.all.reduce(0, +) <= 100_000)
    }
  }

  @Test(arguments: Subject.allCases)
  func `a download cut short is a lost connection`(_ subject: Subject) async throws {
    try await withStage(subject, { _ in .cut(HTTPReply(status: 200, body: Self.film)) }) { stage in
      let tape = Tape<Event>()
      let error = await failure { () async throws(TransportError) in
        try await stage.transport.download(stage.get(), limits: .test) { tape.add(Event($0)) }
      }
      #expect(error?.kind == "connectionLost")
      #expect(isFilm(tape.all.dropFirst().flatMap(\.bytes)))
    }
  }
}
