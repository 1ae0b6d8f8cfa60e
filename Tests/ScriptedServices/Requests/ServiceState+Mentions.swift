extension ServiceState {
  /// The ids of the characters whose `@username` stands in the prompt; each must be followed by a space.
  func mentioned(in prompt: String) throws(ServiceFault) -> [String] {
    var ids: [String] = []
    for character in characters where character.isReady {
      guard let username = character.username else { continue }
      let mention = Array("@\(username)".utf8)
      var rest = Array(prompt.utf8)[...]
      while let start = rest.indices.first(where: { rest[$0...].starts(with: mention) }) {
        rest = rest[(start + mention.count)...]
        // The name of another character may begin with this one.
        if let next = rest.first, Self.isPartOfName(next) { continue }
        guard rest.first == UInt8(ascii: " ") else {
          throw .bad("@\(username) is not followed by a space")
        }
        if !ids.contains(character.id) { ids.append(character.id) }
      }
    }
    return ids
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".": true
    default: false
    }
  }
}
