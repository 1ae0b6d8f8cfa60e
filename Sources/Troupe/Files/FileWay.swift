import TroupeEndpoints
import TroupeModel

/// A picture or clip that has to reach an endpoint: its address, where it came as one, and its bytes, where we have them.
struct LibraryFile: Hashable, Sendable {
  var url: String?
  var media: Media?
  /// Where the bytes are, which may be outside the library while nothing is stored yet.
  var path: String?
}

/// How a file reaches an endpoint.
enum FileWay: Hashable, Sendable {
  /// By the address it came as.
  case address(String)
  /// By the address that the endpoint's upload route gives.
  case upload(Media, path: String)
  /// Within the body, as a data URL.
  case inline(Media, path: String)
  /// As a part of a form.
  case part(Media, path: String)
}

/// What a file is sent for, and so which places of a body can hold it.
enum FilePurpose: Hashable, Sendable {
  /// The picture that a video begins with.
  case startPicture(VideoFormat)
  /// A picture of somebody in the cast.
  case castPicture(VideoFormat)
  /// A clip of somebody in the cast.
  case castClip(VideoFormat)
  /// A picture of which a character is made.
  case characterPicture
  /// A clip of which a character is made.
  case characterClip

  /// The placeholders that hold an address.
  private var addressPlaces: Set<Placeholder> {
    switch self {
    case .startPicture: [.imageURL]
    case .castPicture: [.referenceImages]
    case .castClip: [.characterURL]
    case .characterPicture: [.referenceImages, .frontalImage]
    case .characterClip: [.clipURL]
    }
  }

  /// The placeholders that hold a file.
  private var filePlaces: Set<Placeholder> {
    switch self {
    case .startPicture: [.imageFile]
    case .castPicture, .characterPicture: [.referenceFiles]
    case .castClip: []
    case .characterClip: [.clipFile]
    }
  }

  private func operation(of profile: EndpointProfile) -> Operation? {
    switch self {
    case .startPicture(let format), .castPicture(let format), .castClip(let format):
      profile.operation(.create, format: format)
    case .characterPicture, .characterClip: profile.operation(.createCharacter)
    }
  }

  private var isClip: Bool {
    switch self {
    case .castClip, .characterClip: true
    case .startPicture, .castPicture, .characterPicture: false
    }
  }

  /// Whether a request has any place for it.
  func hasPlace(at profile: EndpointProfile) -> Bool {
    operation(of: profile)?.placeholders.isDisjoint(with: addressPlaces.union(filePlaces)) == false
  }

  /// What it is, for messages.
  var words: String {
    switch self {
    case .startPicture: "a picture to start from"
    case .castPicture: "pictures of the cast"
    case .castClip: "a clip of somebody in the cast"
    case .characterPicture: "pictures of a character"
    case .characterClip: "a clip of a character"
    }
  }

  /// The best way for a file to an endpoint; nil where there is none.
  ///
  /// What came as an address goes as that address where addresses are taken. Bytes go the first way of the profile that the
  /// route's body has a place for; a file is never left out.
  func way(for file: LibraryFile, at profile: EndpointProfile) -> FileWay? {
    let places = operation(of: profile)?.placeholders ?? []
    let takesAddress = !places.isDisjoint(with: addressPlaces)
    let takesFile = !places.isDisjoint(with: filePlaces)
    let ways = isClip ? profile.clipTransport : profile.imageTransport
    if let url = file.url, takesAddress, ways.contains(.url) || file.media == nil {
      return .address(url)
    }
    guard let media = file.media, let path = file.path else { return nil }
    for way in ways {
      switch way {
      case .url: continue
      case .upload:
        if takesAddress, profile.operation(.upload) != nil { return .upload(media, path: path) }
      case .dataURL: if takesAddress { return .inline(media, path: path) }
      case .multipart: if takesFile { return .part(media, path: path) }
      }
    }
    // A form that has a place for the file takes it, whatever else the profile says.
    return takesFile ? .part(media, path: path) : nil
  }
}

extension FileWay {
  /// What stands in a request for an upload that has not happened yet.
  static func placeholder(for content: ContentID) -> String { "upload:\(content)" }

  /// The file whose upload comes before the request; nil where none does.
  var uploadedFirst: Media? {
    if case .upload(let media, _) = self { media } else { nil }
  }

  /// The bytes that the request itself carries; nil for an address.
  var media: Media? {
    switch self {
    case .address: nil
    case .upload(let media, _), .inline(let media, _), .part(let media, _): media
    }
  }
}
