import TroupeModel

/// `{"request":"text","output":…,"text":…,"width":…,"height":…,"size":…}` and the choices of a text
/// layer: the ink alone on nothing, as a PNG.
struct TextRequest {
  var output: String
  var width: Int
  var height: Int
  var block: TextBlock

  init(_ json: JSON) throws(ToolError) {
    output = try json.required("output")
    width = try json.whole("width", in: 1...8192)
    height = try json.whole("height", in: 1...8192)
    block = try TextBlock(json)
  }

  func answer() throws(ToolError) -> JSON {
    guard let placed = try block.placed(x: 0, y: 0, width: width, height: height) else {
      throw ToolError(code: .badRequest, message: "the text has no ink")
    }
    try placed.picture.write(to: output)
    return ["width": .number(placed.picture.width), "height": .number(placed.picture.height)]
  }
}
