import TroupeModel

/// One thing on the canvas: a box of colour, a picture or a text, in a rectangle of pixels.
struct Layer {
  enum Content {
    /// A colour from the top and one at the bottom, blended between.
    case box(top: Colour, bottom: Colour)
    /// A picture that fills the rectangle.
    case picture(path: String)
    case text(TextBlock)
  }

  var x: Int
  var y: Int
  var width: Int
  var height: Int
  var radius: Int
  var content: Content

  init(_ json: JSON) throws(ToolError) {
    x = try json.whole("x", in: -8192...8192)
    y = try json.whole("y", in: -8192...8192)
    width = try json.whole("width", in: 1...8192)
    height = try json.whole("height", in: 1...8192)
    radius = try json.whole("radius", in: 0...8192, or: 0)
    switch json["kind"]?.text {
    case "box":
      let top = try Colour(json, "colour", or: "#ffffff")
      let bottom = json["bottom"] == nil ? top : try Colour(json, "bottom", or: "#ffffff")
      content = .box(top: top, bottom: bottom)
    case "picture": content = .picture(path: try json.required("path"))
    case "text": content = .text(try TextBlock(json))
    case let other:
      throw ToolError(code: .badRequest, message: "no such layer: \(other ?? "none")")
    }
  }

  /// The pixels and their place; nil for a text without ink.
  func drawn() throws(ToolError) -> Placed? {
    switch content {
    case .box(let top, let bottom):
      let shape = RoundedShape(width: width, height: height, radius: radius)
      return Placed(picture: try shape.picture(top: top, bottom: bottom), x: x, y: y)
    case .picture(let path):
      let shape = RoundedShape(width: width, height: height, radius: radius)
      let filled = try Thumbnail.make(path: path, width: width, height: height, mode: .fill)
      let cropped = try filled.rgba()
      let picture = radius == 0 ? cropped : try cropped.masked(by: try shape.mask())
      return Placed(picture: picture, x: x, y: y)
    case .text(let block):
      return try block.placed(x: x, y: y, width: width, height: height)
    }
  }
}
