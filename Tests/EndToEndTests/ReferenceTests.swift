import Foundation
import TestSupport
import Testing

/// References that come as an address.
struct ReferenceTests {
  @Test func `a reachable address is kept and its picture fetched, an unreachable one only kept`()
    async throws
  {
    let portrait = try #require(
      FileManager.default.contents(
        atPath: ReadmeTests.root + "/library/characters/luna/face.png"
      )
    )
    let server = try ScriptedServer { request in
      request.target == "/luna.png"
        ? .reply(200, headers: [("Content-Type", "image/png")], body: Array(portrait))
        : .reply(404, body: Array("gone".utf8))
    }
    defer { server.stop() }
    let stage = try Stage()
    try await stage.require(
      Program.run(
        Program.troupe,
        ["init", "films"],
        environment: stage.environment,
        folder: stage.folder
      )
    )
    try await stage.require(stage.troupe("character", "add", "luna"))
    for name in ["luna", "gone"] {
      try await stage.require(
        stage.troupe("reference", "add", "luna", "\(server.url)/\(name).png")
      )
    }
    let list = try await stage.troupe("reference", "list", "luna", "--json")
    let references = try #require(list.json["references"] as? [NSDictionary])
    try #require(references.count == 2)
    #expect(references[0]["url"] as? String == "\(server.url)/luna.png")
    let path = try #require(references[0]["path"] as? String)
    #expect(FileManager.default.contents(atPath: path) == portrait)
    #expect(references[1]["url"] as? String == "\(server.url)/gone.png")
    #expect(references[1]["path"] is NSNull)
  }
}
