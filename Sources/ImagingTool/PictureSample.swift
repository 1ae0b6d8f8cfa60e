/// A picture so small that looking at all of it costs nothing: for its colours, and as what a blur is made from.
struct PictureSample {
  /// The longer side, in pixels.
  private static let side = 96

  /// RGBA in memory.
  private let picture: Picture
  /// The colour around the picture: the mean of its border, black where that is mostly transparent.
  let ground: Colour

  init(_ file: PictureFile) throws(ToolError) {
    picture = try file.scaled(to: PictureSample.side, PictureSample.side, size: "down")
      .rgba().inMemory()
    ground = PictureSample.border(
      of: try picture.bytes(),
      width: picture.width,
      height: picture.height
    )
  }

  /// A blurred copy that covers a size exactly.
  func backdrop(width: Int, height: Int) throws(ToolError) -> Picture {
    let longest = max(width, height)
    let small = try picture.flattened(on: ground).after(
      "thumbnail_image",
      [
        "width": String(max(1, width * PictureSample.side / longest)),
        "height": String(max(1, height * PictureSample.side / longest)),
        "size": "both", "crop": "centre",
      ]
    )
    // Blurred while small, so that making it large again smears it over the whole size.
    return try small.after("gaussblur", ["sigma": "6"]).after(
      "thumbnail_image",
      ["width": String(width), "height": String(height), "size": "force"]
    )
  }

  private static func border(of rgba: [UInt8], width: Int, height: Int) -> Colour {
    var sums = [0, 0, 0]
    var opacity = 0
    var count = 0
    for y in 0..<height {
      for x in 0..<width where y == 0 || y == height - 1 || x == 0 || x == width - 1 {
        let pixel = rgba[(y * width + x) * 4..<(y * width + x) * 4 + 4]
        let alpha = Int(pixel[pixel.startIndex + 3])
        for band in 0..<3 { sums[band] += Int(pixel[pixel.startIndex + band]) * alpha }
        opacity += alpha
        count += 1
      }
    }
    guard opacity > count * 127 else { return Colour(red: 0, green: 0, blue: 0) }
    let mean = sums.map { UInt8(($0 + opacity / 2) / opacity) }
    return Colour(red: mean[0], green: mean[1], blue: mean[2])
  }
}
