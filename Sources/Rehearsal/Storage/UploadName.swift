import TroupeModel

/// The name of an uploaded file, which says when it expires: `file_ID.SECONDS.png`.
struct UploadName: Hashable, Sendable, CustomStringConvertible {
  var id: String
  var expiry: Milliseconds
  var type: MediaType

  init(id: String, expiry: Milliseconds, type: MediaType) {
    self.id = id
    self.expiry = expiry
    self.type = type
  }

  /// Reads a name; nil for any other file.
  init?(_ name: String) {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3, parts[0].hasPrefix("file_"), let seconds = Int64(parts[1]),
      let type = MediaType.allCases.first(where: { $0.fileExtension == parts[2] })
    else { return nil }
    self.init(id: parts[0], expiry: Milliseconds(seconds * 1000), type: type)
  }

  var description: String { "\(id).\(expiry.value / 1000).\(type.fileExtension)" }
}
