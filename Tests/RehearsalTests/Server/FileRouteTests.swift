import Rehearsal
import Testing
import TroupeModel

/// Uploads, and files in whole and in part.
struct FileRouteTests {
  static func form(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n".utf8
    )
      + bytes + Array("\r\n--B--\r\n".utf8)
  }

  static func upload(_ bytes: [UInt8], to stage: Stage) async throws -> RawClient.Reply {
    try #require(
      try await stage.client.send(
        "POST",
        "/v1/files/uploads",
        fields: ["Content-Type": "multipart/form-data; boundary=B"],
        body: form(bytes)
      )
    )
  }

  @Test func `an upload has an address for 48 hours, and a character keeps its picture`()
    async throws
  {
    try await Stage.run { stage in
      let reply = try await Self.upload(Picture.png, to: stage)
      #expect(reply.status == 200)
      #expect(reply.json["id"]?.text?.hasPrefix("file_") == true)
      #expect(reply.json["expires_at"]?.int == 1_709_123_456 + 48 * 3600)
      let url = try #require(reply.json["url"]?.text)
      let path = try stage.path(of: url)
      #expect(try await stage.get(path).body == Picture.png)
      let luna = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": [.string(url)]]
      )
      stage.clock.pass(.seconds(48 * 3600 + 1))
      #expect(try await stage.get(path).status == 410)
      let avatar = try stage.path(of: luna.json["profile_picture_url"]?.text)
      #expect(try await stage.get(avatar).body == Picture.png)
      let late = try await stage.post(
        "/sora/v1/characters",
        ["name": "Luna", "reference_images": [.string(url)]]
      )
      #expect(late.status == 400)
      #expect(late.json["error"]?["message"]?.text == "reference_images[0] cannot be fetched")
      #expect(try stage.charges() == ["character"])
    }
  }

  @Test func `only pictures are taken, and not too large ones`() async throws {
    try await Stage.run { stage in
      #expect(try await Self.upload(Array("<svg/>".utf8), to: stage).status == 400)
      let large = Picture.png + [UInt8](repeating: 0, count: 20 << 20)
      #expect(try await Self.upload(large, to: stage).status == 413)
      let plain = try await stage.client.send("POST", "/v1/files/uploads", body: Picture.png)
      #expect(plain?.status == 400)
    }
  }

  @Test func `a body beyond all bounds is refused`() async throws {
    try await Stage.run { stage in
      let body = [UInt8](repeating: 0x20, count: RehearsalEndpoint.bodyLimit + 1)
      let reply = try await stage.client.send("POST", "/v1/videos", body: body)
      #expect(reply?.status == 413)
      #expect(try await stage.get("/health").status == 200)
    }
  }

  @Test func `a part of a video can be fetched`() async throws {
    try await Stage.run { stage in
      let id = try await stage.createVideo()
      let done = try await stage.outcome(of: id)
      let path = try stage.path(of: done["video"]?["url"]?.text)
      let whole = try await stage.get(path)
      let tag = try #require(whole.fields["etag"])
      #expect(whole.fields["accept-ranges"] == "bytes")
      let part = try await stage.get(
        path,
        fields: ["Range": "bytes=100-199", "If-Range": tag]
      )
      #expect(part.status == 206)
      #expect(part.fields["content-range"] == "bytes 100-199/1000")
      #expect(part.body == Array(FakeRenderer.video[100..<200]))
      let changed = try await stage.get(
        path,
        fields: ["Range": "bytes=100-199", "If-Range": "\"other\""]
      )
      #expect(changed.status == 200)
      let beyond = try await stage.get(path, fields: ["Range": "bytes=1000-"])
      #expect(beyond.status == 416)
      #expect(beyond.fields["content-range"] == "bytes */1000")
      let head = try await stage.client.send("HEAD", path)
      #expect(head?.fields["content-length"] == "1000")
      #expect(head?.body == [])
    }
  }

  @Test func `the content of a video that is not ready is refused`() async throws {
    try await Stage.run(renderer: FakeRenderer(.hang)) { stage in
      let id = try await stage.createVideo()
      let reply = try await stage.get("/v1/videos/\(id)/content")
      #expect(reply.status == 400)
      #expect(reply.json["error"]?["code"]?.text == "video_not_ready")
      let other = try await stage.get("/v1/videos/\(id)/content?variant=thumbnail")
      #expect(other.status == 400)
    }
  }
}
