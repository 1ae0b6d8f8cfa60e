import CVips
import TroupeModel

/// `{"request":"fit","path":…,"output":…,"width":…,"height":…,"fit":"fit"|"fill"|"pad"}`: an opaque PNG of exactly
/// that size.
///
/// With `box_width` and `box_height` a picture that stays whole lies in a smaller box in the middle.
struct ExactFit {
  enum Fit: String, CaseIterable {
    /// Whole, on a blurred copy of itself.
    case fit
    /// Covering everything, its middle kept.
    case fill
    /// Whole, on the colour of its own border.
    case pad
  }

  var path: String
  var output: String
  var width: Int
  var height: Int
  var boxWidth: Int
  var boxHeight: Int
  var fit: Fit

  init(_ json: JSON) throws(ToolError) {
    path = try json.required("path")
    output = try json.required("output")
    width = try json.whole("width", in: 1...8192)
    height = try json.whole("height", in: 1...8192)
    boxWidth = try json.whole("box_width", in: 1...width, or: width)
    boxHeight = try json.whole("box_height", in: 1...height, or: height)
    fit = try json.choice("fit", Fit.self)
  }

  func answer() throws(ToolError) -> JSON {
    let file = try PictureFile(path: path)
    let header = try file.opened()
    guard try PictureEnd.isReached(by: file) else { throw PictureEnd.missing }
    // Both readings share one place in the file, so the first is over before the second begins.
    let sample = try PictureSample(file)
    let ground = sample.ground
    let scaled = try fit == .fill ? covering(file, header) : inside(file)
    let picture = try scaled.rgba().flattened(on: ground)
    let base =
      try fit == .fit
      ? sample.backdrop(width: width, height: height)
      : Picture.filled(width: width, height: height, ground)
    let whole = try laid(picture, over: base)
    try whole.write(to: output, suffix: ".png")
    return ["width": .number(whole.width), "height": .number(whole.height)]
  }

  /// The whole picture, as large as the box allows.
  private func inside(_ file: PictureFile) throws(ToolError) -> Picture {
    try file.scaled(to: boxWidth, boxHeight, size: "both")
  }

  /// The middle of the picture, as large as the whole output.
  ///
  /// The picture is scaled first and then cut; what is so much wider or higher than the output that it would become
  /// too large on the way is cut at a smaller scale and enlarged.
  private func covering(_ file: PictureFile, _ header: Picture) throws(ToolError) -> Picture {
    let sideways = header.orientation >= 5
    let from = (
      width: Double(sideways ? header.height : header.width),
      height: Double(sideways ? header.width : header.height)
    )
    var scale = max(Double(width) / from.width, Double(height) / from.height)
    let share = min(
      1,
      ExactFit.longestCover / (max(from.width, from.height) * scale),
      (ExactFit.largestCover / (from.width * from.height)).squareRoot() / scale
    )
    scale *= share
    let part = (
      width: max(1, Int((Double(width) * share).rounded())),
      height: max(1, Int((Double(height) * share).rounded()))
    )
    let cover = (
      width: max(part.width, Int((from.width * scale).rounded())),
      height: max(part.height, Int((from.height * scale).rounded()))
    )
    let middle = try file.scaled(to: cover.width, cover.height, size: "force")
      .middle(width: part.width, height: part.height)
    guard share < 1 else { return middle }
    return try middle.after(
      "thumbnail_image",
      ["width": String(width), "height": String(height), "size": "force"]
    )
  }

  /// The longest side of a picture that covers the output, in pixels.
  private static let longestCover = 100_000.0
  /// The most pixels of it: one that was turned by its camera is held in memory.
  private static let largestCover = 64e6

  private func laid(_ picture: Picture, over base: Picture) throws(ToolError) -> Picture {
    let x = [Int32((width - picture.width) / 2)]
    let y = [Int32((height - picture.height) / 2)]
    return try withExtendedLifetime((picture, base)) { () throws(ToolError) -> Picture in
      var images: [UnsafeMutablePointer<VipsImage>?] = [base.pointer, picture.pointer]
      return try Picture { troupe_vips_composite(&images, 2, x, y, &$0) }
    }
  }
}

extension PictureFile {
  /// The picture upright in sRGB, shrunk while it loads; `size` is how libvips calls what it may do to reach a box.
  func scaled(
    to width: Int,
    _ height: Int,
    size: String
  ) throws(ToolError) -> Picture {
    try Operation(
      name: "thumbnail_source",
      input: "source",
      subject: .file(file),
      arguments: [
        "width": String(width), "height": String(height), "size": size, "fail_on": "error",
      ]
    ).result()
  }
}

extension Picture {
  /// The picture in three opaque bands, a colour where it was transparent.
  func flattened(on ground: Colour) throws(ToolError) -> Picture {
    try after("flatten", ["background": "\(ground.red) \(ground.green) \(ground.blue)"])
  }

  /// A part of this size out of the middle.
  func middle(width: Int, height: Int) throws(ToolError) -> Picture {
    try Operation(
      name: "extract_area",
      input: "input",
      subject: .picture(self),
      arguments: [
        "left": String((self.width - width) / 2), "top": String((self.height - height) / 2),
        "width": String(width), "height": String(height),
      ]
    ).result()
  }
}
