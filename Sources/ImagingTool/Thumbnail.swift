import CVips
import TroupeModel

/// `{"request":"thumbnail","path":…,"output":…,"width":…,"height":…,"mode":"fit"|"fill"}`: a small
/// upright copy inside the box, or one that fills it exactly.
struct Thumbnail {
  enum Mode: String, CaseIterable {
    case fit, fill
  }

  var path: String
  var output: String
  var width: Int
  var height: Int
  var mode: Mode

  init(_ json: JSON) throws(ToolError) {
    path = try json.required("path")
    output = try json.required("output")
    width = try json.whole("width", in: 1...8192)
    height = try json.whole("height", in: 1...8192)
    mode = try json.choice("mode", Mode.self)
  }

  func answer() throws(ToolError) -> JSON {
    let picture = try Thumbnail.make(path: path, width: width, height: height, mode: mode)
    try picture.write(to: output)
    return ["width": .number(picture.width), "height": .number(picture.height)]
  }

  /// The small copy, after the header was found small enough.
  static func make(
    path: String,
    width: Int,
    height: Int,
    mode: Mode
  ) throws(ToolError) -> Picture {
    let file = try PictureFile(path: path)
    _ = try file.opened()
    guard try PictureEnd.isReached(by: file) else { throw PictureEnd.missing }
    return try Picture {
      troupe_vips_thumbnail(
        file.file.descriptor,
        Int32(width),
        Int32(height),
        mode == .fill ? 1 : 0,
        &$0
      )
    }
  }
}
