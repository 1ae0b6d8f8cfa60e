import TroupeModel

extension ImagingTools {
  /// Writes an upright, opaque PNG of exactly this size, whatever the output's suffix.
  ///
  /// Small pictures are enlarged, an animation gives its first frame, and what was transparent becomes the colour of
  /// the border. The output appears by rename when it is whole.
  ///
  /// - Parameters:
  ///   - path: a PNG, JPEG, WebP or GIF picture.
  ///   - output: where to put the PNG.
  ///   - width: in pixels, 64 to 4096.
  ///   - height: in pixels, 64 to 4096.
  ///   - fit: what happens where the shapes differ.
  /// - Throws: `ImagingError`, and then there is no output.
  package func fitPicture(
    at path: String,
    to output: String,
    width: Int,
    height: Int,
    fit: PictureFit
  ) async throws {
    let sizes = 64...4096
    guard sizes.contains(width), sizes.contains(height) else {
      throw ImagingError.badSize(width: width, height: height)
    }
    try await offThePool { try PictureSniffing.check(path) }
    _ = try await PictureConversation(tools: self).answer(to: [
      "request": "fit", "path": .string(path), "output": .string(output),
      "width": .number(width), "height": .number(height), "fit": .string(fit.rawValue),
    ])
  }
}
