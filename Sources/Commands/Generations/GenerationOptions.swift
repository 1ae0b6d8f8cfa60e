import ArgumentParser
import FoundationEssentials
import Troupe
import TroupeModel

/// What can be said about a video besides its prompt.
struct GenerationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Cast a character without mentioning it; may be repeated.",
      valueName: "character"
    ),
    completion: .looks
  )
  var with: [String] = []
  @Option(
    help: ArgumentHelp("A scene of a storyboard; may be repeated.", valueName: "seconds: prompt")
  )
  var scene: [String] = []
  @Option(
    help: ArgumentHelp("A storyboard as JSON.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var storyboard: String?
  @Option(help: "The endpoint; else the default one.", completion: .endpoints)
  var endpoint: String?
  @Option(help: "How the request is written.") var format: FormatArgument?
  @Option(help: "The model; else the default one.") var model: String?
  @Option(help: ArgumentHelp("As 1280x720.", valueName: "widthxheight")) var size: String?
  @Option(help: ArgumentHelp("How long it is to be.", valueName: "seconds")) var duration: Double?
  @Option(help: ArgumentHelp("As 16:9; for the format unified.", valueName: "w:h"))
  var aspectRatio: String?
  @Option(
    help: ArgumentHelp("A picture to start from.", valueName: "file or url"),
    completion: .file()
  )
  var image: String?
  @Option(help: ArgumentHelp("A name under which your work is grouped.", valueName: "name"))
  var project: String?
  @Option(help: ArgumentHelp("A tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []
  @Flag(help: "Send it though the endpoint will probably refuse it.") var force = false

  /// Whether there are scenes, so that no prompt is asked for.
  var hasScenes: Bool { !scene.isEmpty || storyboard != nil }

  /// What is asked for, with that prompt.
  func request(prompt: String, _ session: Session) throws -> GenerationRequest {
    var request = GenerationRequest(
      prompt: prompt,
      scenes: try scene.map(Scene.init(typed:)),
      with: with,
      endpoint: endpoint,
      format: format?.format,
      model: model,
      size: size,
      duration: duration,
      aspectRatio: aspectRatio,
      image: image.map(session.path),
      project: project,
      tags: tag,
      force: force
    )
    if let storyboard {
      guard scene.isEmpty else { throw TroupeError.scenesTwice }
      let path = session.path(storyboard)
      guard let data = FileManager.default.contents(atPath: path) else {
        throw TroupeError.fileNotFound(path: storyboard)
      }
      let board = try Storyboard(parsing: Array(data), path: storyboard)
      request.scenes += board.scenes
      request.model = model ?? board.model
      request.size = size ?? board.size
    }
    return request
  }
}

/// The format of a request as an argument.
struct FormatArgument: ExpressibleByArgument {
  var format: VideoFormat

  init?(argument: String) {
    guard let format = VideoFormat(rawValue: argument.lowercased()) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { VideoFormat.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
