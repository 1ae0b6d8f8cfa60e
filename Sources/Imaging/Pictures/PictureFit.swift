/// How a picture of any shape becomes one of exactly a given size.
package enum PictureFit: String, Hashable, Sendable, CaseIterable {
  /// Whole, on a blurred copy of itself.
  case fit
  /// Covering the size, with what juts out cut away on both sides alike.
  case fill
  /// Whole, on the colour of its own border, or on black where that is transparent.
  case pad
}
