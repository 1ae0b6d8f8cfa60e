import ScriptedServices
import Testing
import TroupeModel

/// The links that services give, and who may use them.
@Suite struct LinkTests {
  private let body = #"{"model":"sora","prompt":"p"}"#

  /// A service with one finished film, and how to ask for its link again.
  private func withFilm(
    linkFetches: Int? = nil,
    _ test: (ScriptedService, RawClient, () throws -> String) throws -> Void
  ) throws {
    try withService(.crazyrouter, pollsUntilDone: 1, linkFetches: linkFetches) { service, client in
      let id = try #require(try client.post("/v1/videos", body).json["id"]?.text)
      try test(service, client) {
        try #require(try client.get("/v1/videos/\(id)").json["video"]?["url"]?.text)
      }
    }
  }

  @Test func `a link dies after so many fetches, and a query gives a new one`() throws {
    try withFilm(linkFetches: 2) { service, client, link in
      let first = try link()
      #expect(try link() == first)
      let statuses = try (1...3).map { _ in try client.fetch(first).status }
      #expect(statuses == [200, 200, 403])
      let second = try link()
      #expect(second != first)
      #expect(try client.fetch(second).status == 200)
      #expect(try client.fetch(first).status == 403)
      #expect(service.jobs.first?.fetches == 3)
      #expect(service.faults == [])
    }
  }

  @Test func `an expired link stays dead`() throws {
    try withFilm { service, client, link in
      service.rules = [.on(.result, .expiredLink, times: 1)]
      let first = try link()
      #expect(try client.fetch(first).status == 403)
      #expect(try client.fetch(first).status == 403)
      let second = try link()
      #expect(try client.fetch(second).status == 200)
      service.expireLinks()
      #expect(try client.fetch(second).status == 403)
      #expect(service.faults == [])
    }
  }

  @Test func `a refusal for once leaves the link alive`() throws {
    try withFilm { service, client, link in
      service.rules = [.on(.result, .status(403), times: 1)]
      let link = try link()
      #expect(try client.fetch(link).status == 403)
      #expect(try client.fetch(link).body == TestFiles.mp4(seconds: 10))
    }
  }

  @Test func `a link must never see the key`() throws {
    try withFilm { service, client, link in
      let link = try link()
      let reply = try client.fetch(link, headers: client.authorization)
      #expect(reply.status == 400)
      #expect(service.faults.first?.contains("fetched with Authorization") == true)
    }
  }

  @Test func `a fetch may be a part`() throws {
    try withFilm { service, client, link in
      let link = try link()
      let film = TestFiles.mp4(seconds: 10)
      let tag = try #require(try client.fetch(link).headers["etag"])
      func part(_ range: String, _ validator: String) throws -> RawReply {
        try client.fetch(link, headers: [("Range", range), ("If-Range", validator)])
      }
      let rest = try part("bytes=100-", tag)
      #expect(rest.status == 206)
      #expect(rest.body == Array(film[100...]))
      #expect(rest.headers["content-range"] == "bytes 100-\(film.count - 1)/\(film.count)")
      #expect(try part("bytes=5-9", tag).body == Array(film[5...9]))
      #expect(try part("bytes=100-", "\"other\"").body == film)
      #expect(try part("bytes=\(film.count)-", tag).status == 416)
      #expect(service.faults == [])
    }
  }

  @Test func `a film may be cut, or be a page`() throws {
    try withFilm { service, client, link in
      service.rules = [.on(.result, .cut, times: 1), .on(.result, .html, after: 1, times: 1)]
      let link = try link()
      let film = TestFiles.mp4(seconds: 10)
      let half = try client.fetch(link)
      #expect(half.headers["content-length"] == "\(film.count)")
      #expect(half.body == Array(film[..<(film.count / 2)]))
      #expect(try client.fetch(link).text.contains("<html>"))
      #expect(try client.fetch(link).body == film)
    }
  }

  @Test func `uploads may die before a request names them, or be dead from the start`() throws {
    try withService(.crazyrouter) { service, client in
      service.rules = [
        .on(.createVideo, .uploadExpired, times: 1), .on(.upload, .uploadExpired, after: 1),
      ]
      func upload() throws -> String {
        let part = RawPart.file("file", "a.png", "image/png", TestFiles.png)
        return try #require(
          try client.post("/v1/files/uploads", form: [part]).json["url"]?.text
        )
      }
      func video(_ link: String) throws -> Int {
        try client.post("/v1/videos", #"{"model":"sora","prompt":"p","image_url":"\#(link)"}"#)
          .status
      }
      let first = try video(try upload())
      #expect(first == 400)
      #expect(try video(try upload()) == 400)
      service.rules = []
      #expect(try video(try upload()) == 200)
      #expect(service.charges.count == 1)
      #expect(service.faults == [])
      #expect(try video("\(service.url)/uploads/nothing.png") == 400)
      #expect(service.faults.count == 1)
    }
  }
}
