import Imaging
import TroupeEndpoints
import TroupeModel

/// The picture that a video begins with, and how it goes.
struct StartPicture: Sendable {
  var way: FileWay
  /// The user's file, taken into the library when the request is made.
  var path: String?
  /// Holds the file where one was made for this request.
  var fitted: TemporaryFile?
  /// What the user should know.
  var remark: String?
}

extension Workspace {
  /// The picture to start from: an address as it is, or a file that is taken in when the request is made.
  ///
  /// Where the endpoint wants a picture of exactly the video's size and the file has another, one is made of it.
  func startPicture(
    _ request: GenerationRequest,
    size: PixelSize?,
    format: VideoFormat,
    at sheet: EndpointSheet
  ) async throws -> StartPicture? {
    guard let typed = request.image else { return nil }
    if typed.hasPrefix("https://") || typed.hasPrefix("http://") || typed.hasPrefix("data:") {
      let way = try way(for: LibraryFile(url: typed), .startPicture(format), at: sheet)
      let mustFit = sheet.profile.limits.image.isExactSize && size != nil
      return StartPicture(
        way: way,
        remark: mustFit
          ? "\(sheet.name) wants a picture of exactly the video's size, which an address cannot be checked for"
          : nil
      )
    }
    if typed.contains("://") { throw TroupeError.badReferenceURL(typed) }
    var media = try await describe(fileAt: typed)
    guard media.type.isPicture else { throw TroupeError.notAStartPicture(path: typed) }
    var picture = StartPicture(way: .address(""), path: typed)
    if sheet.profile.limits.image.isExactSize, size == nil {
      picture.remark =
        "\(sheet.name) wants a picture of exactly the video's size: give --size, and one is made of this"
    }
    if sheet.profile.limits.image.isExactSize, let size, !media.has(size) {
      let fitted = TemporaryFile(suffix: ".png")
      try await imaging.fitPicture(
        at: typed,
        to: fitted.path,
        width: size.width,
        height: size.height,
        fit: PictureFit(request.imageFit)
      )
      picture.remark =
        "\(sheet.name) wants a picture of exactly \(size): one is made of this of "
        + "\(media.width)x\(media.height) (\(request.imageFit.rawValue))"
      media = try await describe(fileAt: fitted.path)
      picture.path = fitted.path
      picture.fitted = fitted
    }
    let file = LibraryFile(media: media, path: picture.path)
    picture.way = try way(for: file, .startPicture(format), at: sheet)
    return picture
  }
}

extension Media {
  fileprivate func has(_ size: PixelSize) -> Bool { width == size.width && height == size.height }
}

extension PictureFit {
  fileprivate init(_ fit: ImageFit) {
    self =
      switch fit {
      case .fit: .fit
      case .fill: .fill
      case .pad: .pad
      }
  }
}
