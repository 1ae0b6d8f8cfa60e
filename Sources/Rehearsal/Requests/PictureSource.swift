import FoundationEssentials
import TroupeModel

/// Where the bytes of a picture in a request are.
enum PictureSource: Hashable, Sendable {
  /// A file that this endpoint serves.
  case file(name: String)
  case bytes([UInt8], MediaType)
  /// An address that a rehearsal does not fetch, or a data URL that holds no picture.
  case unreachable(String)

  /// Reads an address or a data URL.
  ///
  /// A loopback address counts as this server's whatever its port, as the port changes from start to start.
  init(_ address: String) {
    self = .unreachable(String(address.prefix(200)))
    if address.lowercased().hasPrefix("data:") {
      guard let comma = address.firstIndex(of: ","),
        address[..<comma].lowercased().hasSuffix(";base64"),
        let data = Data(
          base64Encoded: String(address[address.index(after: comma)...]),
          options: .ignoreUnknownCharacters
        ),
        let type = MediaType(pictureBytes: data.prefix(16))
      else { return }
      self = .bytes([UInt8](data), type)
    } else if let rest = ["http://127.0.0.1:", "http://localhost:"].lazy
      .filter({ address.hasPrefix($0) }).map({ address.dropFirst($0.count) }).first
    {
      let path = rest.drop(while: \.isNumber)
      guard path.hasPrefix("/files/") else { return }
      let name = path.dropFirst(7).prefix { $0 != "?" && $0 != "#" }
      self = .file(name: PercentEncoding.decoded(name))
    }
  }
}

extension MediaType {
  /// The kind of picture that begins with these bytes; nil for anything but PNG, JPEG, WebP and GIF.
  init?(pictureBytes start: some Sequence<UInt8>) {
    let bytes = Array(start.prefix(16))
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      self = .gif
    } else if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    {
      self = .webp
    } else {
      return nil
    }
  }
}
