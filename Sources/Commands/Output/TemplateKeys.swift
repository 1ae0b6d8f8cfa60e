import TroupeModel

/// The keys that a kind of thing has in `--json`, as `--format` names them.
struct TemplateKeys: Sendable {
  /// Every key, those within others behind a dot.
  let all: [String]
  /// The keys whose members nobody can list, such as those of a request as it was sent.
  private let open: [String]

  /// Reads keys with those within them in parentheses: `id cast(slot character)`; a `*` stands for any.
  init(_ text: String) {
    var all: [String] = []
    var open: [String] = []
    var path: [String] = []
    var last = ""
    func finish() {
      guard !last.isEmpty else { return }
      let key = (path + [last]).joined(separator: ".")
      if last == "*" {
        open.append(path.joined(separator: ".") + ".")
      } else {
        all.append(key)
        if Self.ids.contains(last) { all.append(key + ".short") }
      }
    }
    for character in text {
      switch character {
      case "(":
        finish()
        path.append(last)
        last = ""
      case ")":
        finish()
        path.removeLast()
        last = ""
      case " ", "\n":
        finish()
        last = ""
      default: last.append(character)
      }
    }
    finish()
    self.all = all
    self.open = open
  }

  /// The keys that hold an id, which has a short form.
  private static let ids: Set<String> = ["id", "parent", "generation", "character_id"]

  /// Whether there is such a key.
  func has(_ key: String) -> Bool {
    all.contains(key) || open.contains { key.hasPrefix($0) && key.count > $0.count }
  }

  /// The key that was probably meant.
  func nearest(to key: String) -> String? {
    NearestNames.to(key, among: all).first
      // A part of a key, or the last word of one.
      ?? all.first { $0.hasSuffix("." + key) }
  }

  /// The keys in lines that are not too long.
  var lines: [String] {
    var lines: [String] = []
    for key in all {
      if let last = lines.last, last.count + key.count < 88 {
        lines[lines.count - 1] += " " + key
      } else {
        lines.append(key)
      }
    }
    return lines
  }
}

extension TemplateKeys {
  private static let video = """
    id generation path sha256 bytes width height duration_ms characters(handle name look source) created_at
    """

  /// Those of a generation.
  static let generations = TemplateKeys(
    """
    id status prompt scenes(prompt duration) endpoint account model
    parameters(format size duration aspect_ratio image image_sha256 private)
    cast(slot character name character_id look description look_prompt how text_sent remote_id remote_handle
    references(role sha256 url sent)) remote_id remote_status progress failure videos(\(video))
    cost(amount currency unit state estimate actual) rating project tags notes created_at parent request(*)
    attempts(id number state origin gate_passed http_status error remote_id resolution created_at)
    refusals(kind stage code message http_status created_at)
    """
  )

  /// Those of a video.
  static let videos = TemplateKeys(video)

  /// Those of a character.
  static let characters = TemplateKeys(
    """
    id handle name description aliases tags notes consent looks(id name prompt
    references(id role position caption sha256 url path type bytes width height duration_ms
    lineage(made_of generation from_ms to_ms))
    registrations(id look endpoint account state remote_id remote_handle display_name avatar expires_at changes failure
    created_at)) refusals(character look sha256 accepted refused by_kind(*)) videos created_at trashed_at
    """
  )
}
