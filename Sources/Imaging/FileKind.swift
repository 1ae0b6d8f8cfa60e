/// What a file is by its first bytes, never by its name.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
  case png, jpeg, webp, gif
  case svg, pdf, tiff, heic, avif, bmp, icon, jpegXL, jpeg2000, photoshop
  case mp4, webm, avi, mpegTS, audio
  case html, xml, json, text, archive, empty, unknown

  /// The kind in a sentence, with its article.
  package var words: String {
    switch self {
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .webp: "a WebP picture"
    case .gif: "a GIF picture"
    case .svg: "an SVG drawing"
    case .pdf: "a PDF document"
    case .tiff: "a TIFF picture"
    case .heic: "an HEIC picture"
    case .avif: "an AVIF picture"
    case .bmp: "a BMP picture"
    case .icon: "an icon file"
    case .jpegXL: "a JPEG XL picture"
    case .jpeg2000: "a JPEG 2000 picture"
    case .photoshop: "a Photoshop document"
    case .mp4: "an MP4 video"
    case .webm: "a WebM or Matroska video"
    case .avi: "an AVI video"
    case .mpegTS: "an MPEG transport stream"
    case .audio: "a sound file"
    case .html: "an HTML page"
    case .xml: "an XML document"
    case .json: "a JSON text"
    case .text: "a text"
    case .archive: "an archive"
    case .empty: "empty"
    case .unknown: "of an unknown kind"
    }
  }

  /// Whether people would call it a picture, also one that is refused.
  var isPicture: Bool {
    switch self {
    case .png, .jpeg, .webp, .gif, .svg, .pdf, .tiff, .heic, .avif, .bmp, .icon, .jpegXL,
      .jpeg2000, .photoshop:
      true
    default: false
    }
  }
}
