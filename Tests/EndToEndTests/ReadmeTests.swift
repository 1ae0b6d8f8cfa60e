import Foundation
import Testing

/// What the README promises, run as it stands.
@Suite(.serialized) struct ReadmeTests {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The block of commands under a marker.
  static func block(_ marker: String) throws -> String {
    let text = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    let after = text.components(separatedBy: "<!-- \(marker) -->\n```sh\n").dropFirst().first
    return try #require(after?.components(separatedBy: "\n```").first)
  }

  @Test(.enabled(if: Program.isInstalled("ffmpeg") && Program.isInstalled("sqlite3")))
  func `the rehearsal runs twice, registers once, and the query goes from a file to its cast`()
    async throws
  {
    let stage = try Stage()
    let library = stage.folder + "/library"
    try FileManager.default.createDirectory(atPath: library, withIntermediateDirectories: true)
    for name in ["library.json", "characters", "storyboards", "endpoints"] {
      try FileManager.default.copyItem(
        atPath: "\(Self.root)/library/\(name)",
        toPath: "\(library)/\(name)"
      )
    }
    func rehearse() async throws -> NSDictionary {
      let outcome = try await Program.run(
        Program.troupe,
        ["rehearse", "--json"],
        environment: stage.environment,
        folder: stage.folder
      )
      try stage.require(outcome)
      return outcome.json
    }
    _ = try await rehearse()
    let registrations = try await count("registration", in: library, stage)
    _ = try await rehearse()
    #expect(try await count("registration", in: library, stage) == registrations)
    #expect(try await count("generation WHERE status = 'stored'", in: library, stage) == 6)

    let list = try await Program.run(
      Program.troupe,
      ["search", "with:luna sunrise", "--json"],
      environment: stage.environment,
      folder: stage.folder
    )
    let found = try #require((list.json["generations"] as? [NSDictionary])?.first)
    let video = try #require((found["videos"] as? [NSDictionary])?.first)
    var environment = stage.environment
    environment["FILE"] = video["path"] as? String
    let query = try await Program.run(
      "/bin/bash",
      ["-c", Self.block("query")],
      environment: environment,
      folder: stage.folder
    )
    try stage.require(query)
    let cast = try #require(found["cast"] as? [NSDictionary])
    for member in cast {
      let handle = try #require(member["character"] as? String)
      #expect(query.output.contains(handle + "|"), "\(query)")
    }
  }

  private func count(_ table: String, in library: String, _ stage: Stage) async throws -> Int {
    let outcome = try await Program.run(
      "/usr/bin/sqlite3",
      [library + "/catalog.sqlite", "SELECT count(*) FROM \(table)"],
      environment: stage.environment,
      folder: stage.folder
    )
    try stage.require(outcome)
    return Int(outcome.output.filter(\.isNumber)) ?? -1
  }

  @Test(.enabled(if: Program.isInstalled("ffmpeg")))
  func `a cast is shown as it was after a rename and new pictures`() async throws {
    let stage = try Stage()
    let picture = Self.root + "/library/characters/luna/"
    try await stage.require(
      Program.run(
        Program.troupe,
        ["init", "films"],
        environment: stage.environment,
        folder: stage.folder
      )
    )
    try await stage.require(
      stage.troupe(
        "character",
        "add",
        "luna",
        "--name",
        "Luna",
        "--reference",
        picture + "face.png"
      )
    )
    try await stage.require(
      stage.troupe(
        "look",
        "add",
        "luna",
        "armor",
        "--prompt",
        "in silver armor",
        "--reference",
        picture + "armor-outfit.png"
      )
    )
    let made = try await stage.troupe(
      "generate",
      "@luna/armor walks",
      "--size",
      "128x72",
      "--duration",
      "1",
      "--wait",
      "--json"
    )
    try stage.require(made)
    let generation = try #require(made.json["generation"] as? NSDictionary, "\(made)")
    let id = try #require(generation["id"] as? String)
    func cast() async throws -> NSArray {
      let shown = try await stage.troupe("show", id, "--json")
      try stage.require(shown)
      return try #require(
        (shown.json["generation"] as? NSDictionary)?["cast"] as? NSArray,
        "\(shown)"
      )
    }
    let before = try await cast()
    let member = try #require(before.firstObject as? NSDictionary)
    #expect(member["look"] as? String == "armor")
    #expect(member["text_sent"] as? String == "Luna (in silver armor)")
    let references = try #require(member["references"] as? [NSDictionary])
    #expect((references.first?["sha256"] as? String)?.count == 64)
    try await stage.require(stage.troupe("character", "rename", "luna", "selene"))
    let looks = try await stage.troupe("reference", "list", "selene/armor", "--json")
    let reference = try #require(
      (looks.json["references"] as? [NSDictionary])?.first?["id"] as? String
    )
    try await stage.require(stage.troupe("reference", "remove", reference))
    try await stage.require(
      stage.troupe("reference", "add", "selene/armor", picture + "full-body.png")
    )
    #expect(try await cast() == before)
  }
}
