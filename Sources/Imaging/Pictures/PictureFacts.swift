/// What a picture is, once every pixel of it was decoded.
package struct PictureFacts: Hashable, Sendable {
  /// The formats that a reference may have.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case png, jpeg, webp, gif
  }

  package var format: Format
  /// In pixels, upright by the EXIF orientation.
  package var width: Int
  package var height: Int

  /// Creates the facts.
  package init(format: Format, width: Int, height: Int) {
    self.format = format
    self.width = width
    self.height = height
  }
}
