package import TroupeModel

/// A character that was registered here.
package struct RehearsalCharacter: Hashable, Sendable {
  package var id: String
  package var username: String
  package var name: String
  package var description: String
  /// The names of the stored pictures, in order.
  package var pictures: [String]
  /// The addresses that a rehearsal does not fetch.
  package var unreachable: [String]
  package var createdAt: Milliseconds
  /// The name of the stored clip, for one that was made from a clip.
  package var clip: String?
}

extension RehearsalCharacter {
  /// The character as it is stored.
  var json: JSON {
    [
      "id": .string(id), "username": .string(username), "name": .string(name),
      "description": .string(description), "pictures": .array(pictures.map(JSON.string)),
      "unreachable": .array(unreachable.map(JSON.string)),
      "created_at": .number(createdAt.value), "clip": .optional(clip),
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  init?(json: JSON) {
    guard let id = json["id"]?.text, let username = json["username"]?.text,
      let name = json["name"]?.text, let created = json["created_at"]?.int
    else { return nil }
    self.id = id
    self.username = username
    self.name = name
    description = json["description"]?.text ?? ""
    pictures = (json["pictures"]?.elements ?? []).compactMap(\.text)
    unreachable = (json["unreachable"]?.elements ?? []).compactMap(\.text)
    createdAt = Milliseconds(Int64(created))
    clip = json["clip"]?.text
  }

  /// A username such as `luna.k3f9`: the ASCII letters and digits of the name, and a tail that makes it unique.
  static func username(for name: String, tail: String) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let stem = String(words.joined(separator: ".").prefix(20))
    return "\(stem.isEmpty ? "cast" : stem).\(tail)"
  }
}
