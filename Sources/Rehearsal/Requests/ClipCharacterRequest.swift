import Imaging
import TroupeModel

/// What a form for a character asks for, checked: a name and a clip of it, as OpenAI's format has it.
struct ClipCharacterRequest: Hashable, Sendable {
  var name: String
  /// An MP4.
  var clip: [UInt8]

  /// What a clip may last, in milliseconds; a tenth of a second either way is forgiven.
  private static let lengths: ClosedRange<Int64> = 1900...4100

  /// Reads a form.
  init(_ form: MultipartForm) throws(RequestFault) {
    guard let name = form.text("name"), !name.allSatisfy(\.isWhitespace) else {
      throw .missing("name")
    }
    guard name.count <= 80 else { throw .invalid("name", "has more than 80 characters") }
    guard let part = form.file("video") else { throw .missing("video") }
    self.name = name
    clip = Array(part.bytes)
    let container: MP4Container
    do {
      container = try MP4Container(checking: clip)
    } catch {
      throw .invalid("video", "is not a whole MP4: \(error.message)")
    }
    if let duration = container.duration, !Self.lengths.contains(duration.value) {
      throw .invalid("video", "lasts \(duration.seconds) seconds, and must last from 2 to 4")
    }
  }
}
