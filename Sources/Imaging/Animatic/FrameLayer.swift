import TroupeModel

/// A rectangle of whole pixels.
struct FrameArea: Hashable, Sendable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  var right: Int { x + width }
  var bottom: Int { y + height }
}

/// One thing drawn on a frame, as `troupe-imaging` takes it.
struct FrameLayer: Hashable, Sendable {
  /// How a text lies in its area and how it shrinks to fit.
  struct Text: Hashable, Sendable {
    var size: Int
    var smallest: Int?
    var bold = false
    var colour = Palette.ink
    var align = "start"
    var place = "top"
    var lines = 0
  }

  enum Content: Hashable, Sendable {
    case box(colour: String, bottom: String?)
    case picture(path: String)
    case text(String, Text)
  }

  var area: FrameArea
  var radius = 0
  var content: Content

  /// The layer in a `compose` request.
  var json: JSON {
    var members: [JSON.Member] = [
      .init("x", .number(area.x)), .init("y", .number(area.y)),
      .init("width", .number(max(1, area.width))), .init("height", .number(max(1, area.height))),
      .init("radius", .number(radius)),
    ]
    switch content {
    case .box(let colour, let bottom):
      members += [.init("kind", "box"), .init("colour", .string(colour))]
      if let bottom { members.append(.init("bottom", .string(bottom))) }
    case .picture(let path):
      members += [.init("kind", "picture"), .init("path", .string(path))]
    case .text(let text, let style):
      members += [
        .init("kind", "text"), .init("text", .string(text)),
        .init("size", .number(max(4, style.size))),
        .init("smallest", .number(max(4, style.smallest ?? style.size))),
        .init("bold", .bool(style.bold)), .init("colour", .string(style.colour)),
        .init("align", .string(style.align)), .init("place", .string(style.place)),
        .init("lines", .number(style.lines)),
      ]
    }
    return .object(members)
  }
}

/// The gallery's own colours in its dark room.
enum Palette {
  static let ground = "#100f0d"
  static let raised = "#37312a"
  static let ink = "#efe9df"
  static let soft = "#a49a8d"
  static let faint = "#7d7368"
  static let accent = "#eea63c"
  static let accentInk = "#1c1305"
  /// For those without a picture, each with its darker foot.
  static let cards = [
    ("#4d5a68", "#2a323b"), ("#6b5346", "#392b23"), ("#4f6354", "#28352b"),
    ("#65506b", "#362a3a"), ("#6b6244", "#3a3423"),
  ]
}
