import Foundation
import ScriptedServices
import TestSupport
import Testing

/// A library with Luna in it, and a scripted service with an endpoint that leads there.
final class ServiceStage {
  let stage: Stage
  let service: ScriptedService
  /// The name of the endpoint.
  let endpoint: String

  /// Makes the library and the endpoint.
  ///
  /// - Parameters:
  ///   - kind: the service.
  ///   - profile: the name of a shipped profile.
  ///   - edit: changes its text; the result is a profile of the library's own, named `mine`.
  /// - Throws: what kept the service, the library or the film from being made.
  init(
    _ kind: ServiceKind,
    profile: String,
    edit: ((String) -> String)? = nil
  ) async throws {
    stage = try Stage()
    let film = stage.folder + "/film.mp4"
    try await Self.makeFilm(film, stage)
    service = try ScriptedService(kind, video: film, key: Stage.key)
    endpoint = edit == nil ? profile : "mine"
    try await run("init", "films", inLibrary: false)
    let characters = ReadmeTests.root + "/library/characters/luna"
    try await run(
      "character",
      "add",
      "luna",
      "--name",
      "Luna",
      "--description",
      "A young woman",
      "--reference",
      characters + "/face.png",
      "--role",
      "face",
      "--reference",
      characters + "/three-quarter.png",
      "--role",
      "three-quarter",
      "--reference",
      characters + "/full-body.png",
      "--role",
      "full-body"
    )
    if let edit {
      let text = try String(
        contentsOfFile: ReadmeTests.root + "/library/endpoints/\(profile).json",
        encoding: .utf8
      )
      try write(edit(text), toProfile: "mine")
    }
    try await run(
      "endpoint",
      "add",
      edit == nil ? profile : "place",
      "--profile",
      endpoint,
      "--base-url",
      service.url,
      "--poll-interval",
      "0.2"
    )
  }

  deinit { service.stop() }

  /// The endpoint that leads to the service.
  var place: String { endpoint == "mine" ? "place" : endpoint }

  /// Writes a profile into the library's folder under its name.
  func write(_ text: String, toProfile name: String) throws {
    let named = text.replacing(
      /"name": "[a-z0-9-]+",/,
      with: "\"name\": \"\(name)\",",
      maxReplacements: 1
    )
    let folder = stage.folder + "/films/endpoints"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try named.write(toFile: "\(folder)/\(name).json", atomically: true, encoding: .utf8)
  }

  static func makeFilm(_ path: String, _ stage: Stage) async throws {
    let outcome = try await Program.run(
      "/usr/bin/ffmpeg",
      [
        "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x240:d=2:r=24", "-pix_fmt", "yuv420p",
        "-movflags", "+faststart", path,
      ],
      environment: stage.environment,
      folder: stage.folder
    )
    try stage.require(outcome)
  }

  /// Runs the program with the key of every profile in its environment.
  func outcome(_ arguments: [String], inLibrary: Bool = true) async throws -> Outcome {
    var environment = stage.environment
    for name in ["CRAZYROUTER", "OPENAI", "RELAY", "ELEMENTS"] {
      environment["\(name)_API_KEY"] = Stage.key
    }
    return try await Program.run(
      Program.troupe,
      (inLibrary ? ["--library", "films"] : []) + arguments,
      environment: environment,
      folder: stage.folder
    )
  }

  /// Runs the program, which must end well.
  @discardableResult
  func run(_ arguments: String..., inLibrary: Bool = true) async throws -> Outcome {
    let outcome = try await outcome(arguments, inLibrary: inLibrary)
    try stage.require(outcome)
    return outcome
  }

  /// Runs the program, however it ends.
  func attempt(_ arguments: String...) async throws -> Outcome { try await outcome(arguments) }

  /// The generations, the newest first.
  func generations() async throws -> [NSDictionary] {
    let list = try await run("generation", "list", "--json")
    return list.json["generations"] as? [NSDictionary] ?? []
  }
}
