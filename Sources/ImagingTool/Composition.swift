import CVips
import TroupeModel

/// `{"request":"compose","output":…,"width":…,"height":…,"ground":…,"layers":[…]}`: one picture of
/// layers laid over each other in order.
struct Composition {
  var output: String
  var width: Int
  var height: Int
  var ground: Colour
  var layers: [Layer]

  init(_ json: JSON) throws(ToolError) {
    output = try json.required("output")
    width = try json.whole("width", in: 1...8192)
    height = try json.whole("height", in: 1...8192)
    ground = try Colour(json, "ground", or: "#000000")
    let list = json["layers"]?.elements ?? []
    guard list.count <= 500 else {
      throw ToolError(code: .badRequest, message: "more than 500 layers")
    }
    layers = []
    for layer in list { layers.append(try Layer(layer)) }
  }

  func answer() throws(ToolError) -> JSON {
    var placed: [Placed] = []
    for layer in layers {
      if let drawn = try layer.drawn() { placed.append(drawn) }
    }
    let base = try Picture.filled(width: width, height: height, ground)
    let picture = placed.isEmpty ? base : try laid(placed, over: base)
    try picture.write(to: output)
    return ["width": .number(width), "height": .number(height), "layers": .number(placed.count)]
  }

  private func laid(_ placed: [Placed], over base: Picture) throws(ToolError) -> Picture {
    let x = placed.map { Int32($0.x) }
    let y = placed.map { Int32($0.y) }
    return try withExtendedLifetime(placed) { () throws(ToolError) -> Picture in
      var images: [UnsafeMutablePointer<VipsImage>?] =
        [base.pointer] + placed.map(\.picture.pointer)
      return try Picture {
        troupe_vips_composite(&images, Int32(images.count), x, y, &$0)
      }
    }
  }
}

/// A drawn layer and its place on the canvas.
struct Placed {
  var picture: Picture
  var x: Int
  var y: Int
}
