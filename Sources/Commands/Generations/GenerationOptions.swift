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
  @Option(
    help: "How that picture is made to fit, where the endpoint wants one of the video's size."
  )
  var imageFit: ImageFitArgument?
  @Flag(
    inversion: .prefixedNo,
    help: "Keep the result out of public galleries, where the endpoint has such a setting."
  )
  var `private`: Bool?
  @Option(help: ArgumentHelp("A name under which your work is grouped.", valueName: "name"))
  var project: String?
  @Option(help: ArgumentHelp("A tag; may be repeated.", valueName: "tag"))
  var tag: [String] = []
  @Option(help: ArgumentHelp("The most that this command may spend.", valueName: "amount"))
  var budget: BudgetArgument?
  @Flag(
    help:
      "Send it though the endpoint will probably refuse it, or a budget cannot tell what it costs."
  )
  var force = false

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
      imageFit: imageFit?.fit ?? .fit,
      isPrivate: `private`,
      project: project,
      tags: tag,
      force: force,
      budget: budget?.budget
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
