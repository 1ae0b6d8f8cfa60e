public import TroupeModel

/// A storyboard file: JSON as the wire has it, with mentions in the prompts.
public struct Storyboard: Sendable {
  /// The parts in their order.
  public var scenes: [Scene]
  /// The model that the file asks for; nil where it names none.
  public var model: String?
  /// The size that the file asks for, as `1280x720`; nil where it names none.
  public var size: String?

  private static let keys = ["storyboard", "model", "size"]
  private static let sceneKeys = ["prompt", "duration"]

  /// Reads a storyboard: an object with a list `storyboard` and perhaps `model` and `size`, or the list alone.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: for messages.
  /// - Throws: `TroupeError.storyboard` where it is not JSON, or has another shape.
  public init(parsing bytes: [UInt8], path: String) throws {
    func problem(_ text: String) -> TroupeError { .storyboard(path: path, problem: text) }
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw problem("It is not JSON: \(error).") }
    let list: [JSON]
    switch json {
    case .array(let elements): list = elements
    case .object(let members):
      try Self.check(members, among: Self.keys, at: "", problem)
      guard let elements = json["storyboard"]?.elements else {
        throw problem("It has no list of scenes under 'storyboard'.")
      }
      list = elements
    default: throw problem("It is \(json.kind), not a storyboard.")
    }
    guard !list.isEmpty else { throw problem("It has no scenes.") }
    scenes = try list.enumerated().map { index, element in
      let place = "scene \(index + 1)"
      guard let members = element.members else {
        throw problem("In \(place): it is \(element.kind), not an object with prompt and duration.")
      }
      try Self.check(members, among: Self.sceneKeys, at: " in \(place)", problem)
      guard let prompt = element["prompt"]?.text, !prompt.allSatisfy(\.isWhitespace) else {
        throw problem("In \(place) the prompt is missing.")
      }
      guard let duration = element["duration"] else { return Scene(prompt: prompt) }
      guard let seconds = duration.double ?? duration.text.flatMap(Double.init), seconds > 0,
        seconds <= 3600
      else { throw problem("In \(place) the duration is not a number of seconds.") }
      return Scene(prompt: prompt, duration: seconds)
    }
    model = try json["model"].map { value in
      guard let text = value.text else { throw problem("The model is \(value.kind), not a text.") }
      return text
    }
    size = try json["size"].map { value in
      guard let text = value.text else { throw problem("The size is \(value.kind), not a text.") }
      return text
    }
  }

  private static func check(
    _ members: [JSON.Member],
    among known: [String],
    at place: String,
    _ problem: (String) -> TroupeError
  ) throws {
    guard let unknown = members.first(where: { !known.contains($0.name) }) else { return }
    let nearest = NearestNames.to(unknown.name, among: known).first
    let suggestion =
      nearest.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))."
    throw problem("The key '\(unknown.name)'\(place) is not known; \(suggestion)")
  }
}

extension Scene {
  /// Reads a scene as typed on the command line: `5: prompt`, or the prompt alone.
  public init(typed: String) throws {
    let parts = typed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var digits = parts[0].filter { !$0.isWhitespace }
    if digits.last == "s" { digits.removeLast() }
    if parts.count == 2, let seconds = Double(digits) {
      let prompt = parts[1].drop(while: \.isWhitespace)
      guard seconds > 0, seconds <= 3600, !prompt.isEmpty else { throw TroupeError.badScene(typed) }
      self.init(prompt: String(prompt), duration: seconds)
    } else {
      let startsWithNumber = typed.split(whereSeparator: \.isWhitespace).first.flatMap {
        Double($0)
      }
      guard startsWithNumber == nil, typed.first(where: { !$0.isWhitespace }) != ":",
        typed.contains(where: { !$0.isWhitespace })
      else {
        throw TroupeError.badScene(typed)
      }
      self.init(prompt: typed)
    }
  }
}
