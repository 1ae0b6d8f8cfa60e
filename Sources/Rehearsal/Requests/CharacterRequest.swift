import TroupeModel

/// What a POST for a character asks for, checked.
struct CharacterRequest: Hashable, Sendable {
  var name: String
  var description: String
  /// Addresses and data URLs, in order.
  var images: [String]

  /// Reads the body of a request.
  init(_ body: JSON) throws(RequestFault) {
    guard body.members != nil else { throw .unreadable("the body is \(body.kind), not an object") }
    guard let name = body["name"]?.text, !name.allSatisfy(\.isWhitespace) else {
      throw .missing("name")
    }
    guard let list = body["reference_images"], list != .null else {
      throw .missing("reference_images")
    }
    guard let elements = list.elements else {
      throw .invalid("reference_images", "is \(list.kind), not a list")
    }
    guard !elements.isEmpty else { throw .invalid("reference_images", "is empty") }
    images = elements.compactMap(\.text)
    guard images.count == elements.count, !images.contains("") else {
      throw .invalid("reference_images", "holds something that is not an address")
    }
    self.name = name
    description = body["description"]?.text ?? ""
  }
}
