package import TroupeModel

/// What a POST for a video asks for, checked.
package struct VideoRequest: Hashable, Sendable {
  /// One part of the video.
  package struct Part: Hashable, Sendable {
    package var prompt: String
    /// Seconds.
    package var duration: Double
  }

  /// The formats that a video can be asked for in.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// `POST /v1/video/create`.
    case unified
    /// `POST /v1/videos` as this product's interface has it, with `duration`.
    case documented
    /// `POST /v1/videos` as the official clients of OpenAI send it, with `seconds` as a text.
    case openAI = "openai"
  }

  package var model: String
  /// One part for a prompt, several for a storyboard.
  package var parts: [Part]
  package var size: PixelSize
  /// The picture to start from: an address or a data URL.
  package var image: String?
  /// Ids of characters in the request's own `characters` list.
  package var characterIDs: [String]
  /// How it was asked, and so how it is answered.
  package var format = Format.documented

  /// Seconds of all parts together.
  package var duration: Double { parts.reduce(0) { $0 + $1.duration } }
}

extension VideoRequest {
  /// The longest part that is rehearsed, in seconds.
  static let longestPart = 120.0
  /// The most parts of a storyboard.
  static let mostParts = 60
  /// The shortest and the longest side, in pixels.
  static let sides = 64...4096
  /// The longest prompt, in bytes.
  static let longestPrompt = 65_536
  static let defaultDuration = 5.0
  static let defaultSize = PixelSize(width: 1280, height: 720)

  /// Reads the body of a request to the route of the OpenAI format or, with `unified`, of the unified one.
  init(_ body: JSON, unified: Bool) throws(RequestFault) {
    guard body.members != nil else { throw .unreadable("the body is \(body.kind), not an object") }
    try self.init(body, format: unified ? .unified : Format(of: body))
  }

  /// Reads an object in a format, whose defaults stand for what is missing.
  init(_ body: JSON, format: Format) throws(RequestFault) {
    self.format = format
    model = try Self.text("model", in: body, or: format == .openAI ? "sora-2" : nil)
    if let storyboard = body["storyboard"], storyboard != .null {
      parts = try Self.parts(of: storyboard)
    } else {
      let prompt = try Self.text("prompt", in: body)
      let given =
        body["duration"].map { ("duration", $0) } ?? body["seconds"].map { ("seconds", $0) }
      var duration = format == .openAI ? 4 : Self.defaultDuration
      if let given { duration = try Self.seconds(given.1, member: given.0) }
      parts = [Part(prompt: prompt, duration: duration)]
    }
    size =
      switch format {
      case .unified: try Self.size(ofRatio: body["aspect_ratio"])
      case .documented: try Self.size(body["size"], or: Self.defaultSize)
      case .openAI: try Self.size(body["size"], or: PixelSize(width: 720, height: 1280))
      }
    image = try Self.image(in: body)
    characterIDs = (body["characters"]?.elements ?? []).compactMap { $0["id"]?.text ?? $0.text }
  }

  private static func text(
    _ name: String,
    in body: JSON,
    place: String = "",
    or standard: String? = nil
  ) throws(RequestFault) -> String {
    let member = place.isEmpty ? name : "\(place).\(name)"
    guard let value = body[name], value != .null else {
      if let standard { return standard }
      throw .missing(member)
    }
    guard let text = value.text else { throw .invalid(member, "is \(value.kind), not a text") }
    guard !text.allSatisfy(\.isWhitespace) else { throw .missing(member) }
    guard text.utf8.count <= longestPrompt else {
      throw .invalid(member, "is longer than \(longestPrompt) bytes")
    }
    return text
  }

  private static func parts(of storyboard: JSON) throws(RequestFault) -> [Part] {
    guard let scenes = storyboard.elements else {
      throw .invalid("storyboard", "is \(storyboard.kind), not a list")
    }
    guard !scenes.isEmpty else { throw .invalid("storyboard", "is empty") }
    guard scenes.count <= mostParts else {
      throw .invalid("storyboard", "has \(scenes.count) scenes, more than \(mostParts)")
    }
    var parts: [Part] = []
    for (index, scene) in scenes.enumerated() {
      let place = "storyboard[\(index)]"
      guard scene.members != nil else { throw .invalid(place, "is \(scene.kind), not an object") }
      let prompt = try text("prompt", in: scene, place: place)
      var duration = defaultDuration
      if let given = scene["duration"] {
        duration = try seconds(given, member: "\(place).duration")
      }
      parts.append(Part(prompt: prompt, duration: duration))
    }
    return parts
  }

  private static func seconds(_ value: JSON, member: String) throws(RequestFault) -> Double {
    guard let seconds = value.double ?? value.text.flatMap(Double.init), seconds.isFinite else {
      throw .invalid(member, "is not a number of seconds")
    }
    guard seconds > 0, seconds <= longestPart else {
      throw .invalid(member, "must be more than 0 and at most \(Int(longestPart)) seconds")
    }
    return seconds
  }

  private static func size(
    _ value: JSON?,
    or standard: PixelSize
  ) throws(RequestFault) -> PixelSize {
    guard let value, value != .null else { return standard }
    guard let size = value.text.flatMap({ PixelSize($0) }) else {
      throw .invalid("size", "must be WIDTHxHEIGHT, such as 1280x720")
    }
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .invalid("size", "must have sides of \(sides.lowerBound) to \(sides.upperBound)")
    }
    return size
  }

  /// 720 pixels on the shorter side, even on the longer.
  private static func size(ofRatio value: JSON?) throws(RequestFault) -> PixelSize {
    guard let value, value != .null else { return defaultSize }
    let terms = (value.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    guard terms.count == 2, terms.allSatisfy({ (1...100).contains($0) }),
      let short = terms.min(), let long = terms.max(), long <= short * 5
    else { throw .invalid("aspect_ratio", "must be WIDTH:HEIGHT, such as 16:9") }
    let longSide = (720 * long / short + 1) / 2 * 2
    return terms[0] >= terms[1]
      ? PixelSize(width: longSide, height: 720) : PixelSize(width: 720, height: longSide)
  }

  private static func image(in body: JSON) throws(RequestFault) -> String? {
    guard let value = body["image_url"] ?? body["input_reference"], value != .null else {
      return nil
    }
    guard let text = value.text ?? value["image_url"]?.text, !text.isEmpty else {
      throw .invalid(
        body["image_url"] == nil ? "input_reference" : "image_url",
        "is not an address"
      )
    }
    return text
  }
}
