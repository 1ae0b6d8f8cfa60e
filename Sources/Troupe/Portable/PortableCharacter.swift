import FoundationEssentials
import TroupeModel

/// A character in its readable form: `characters/HANDLE/character.json` with the pictures beside it.
struct PortableCharacter: Sendable {
  var handle: Handle
  var draft: CharacterDraft
  var looks: [PortableLook]

  /// A look in its readable form.
  struct PortableLook: Sendable {
    var name: Handle
    var prompt: String
    var references: [ReferenceDraft]
  }

  /// The characters in a folder, by handle; none where there is no folder.
  static func all(in folder: String) throws -> [PortableCharacter] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.sorted().compactMap { name in
      let path = "\(folder)/\(name)/character.json"
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return try PortableCharacter(parsing: Array(data), path: path)
    }
  }

  /// Reads `character.json`.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: where it is; pictures are looked for beside it.
  /// - Throws: `TroupeError.portableCharacter` for a wrong shape, `TroupeError.badText` for a text beyond the limits.
  init(parsing bytes: [UInt8], path: String) throws {
    func problem(_ text: String) -> TroupeError {
      .portableCharacter(path: path, problem: text)
    }
    let json: JSON
    do { json = try JSON(parsing: bytes) } catch { throw problem("It is not JSON: \(error).") }
    guard json["format"]?.text == "troupe-character" else {
      throw problem("It is not of the format troupe-character.")
    }
    guard json["version"]?.int == 1 else { throw problem("Its version is not known here.") }
    func text(_ key: String, in json: JSON) throws -> String {
      guard let value = json[key] else { return "" }
      guard let text = value.text else { throw problem("'\(key)' is \(value.kind), not a text.") }
      return text
    }
    func texts(_ key: String) throws -> [String] {
      try (json[key]?.elements ?? []).map { value in
        guard let text = value.text else { throw problem("'\(key)' holds \(value.kind).") }
        return text
      }
    }
    func name(_ text: String) throws -> Handle {
      do { return try Handle(text) } catch { throw problem("'\(text)' is no handle.") }
    }
    handle = try name(try text("handle", in: json))
    let displayName = try text("name", in: json)
    draft = try CharacterDraft(
      name: displayName.isEmpty ? handle.description : displayName,
      description: try text("description", in: json),
      aliases: try texts("aliases"),
      tags: try texts("tags"),
      notes: try text("notes", in: json),
      consent: try text("consent", in: json)
    ).checked()
    let folder = String(path.dropLast("/character.json".count))
    looks = try (json["looks"]?.elements ?? []).map { look in
      PortableLook(
        name: try name(try text("name", in: look)),
        prompt: try text("prompt", in: look),
        references: try (look["references"]?.elements ?? []).map { reference in
          let role = try text("role", in: reference)
          guard let known = ReferenceRole(rawValue: role) else {
            throw problem("'\(role)' is no role of a reference.")
          }
          let url = try text("url", in: reference)
          let file = try text("file", in: reference)
          // A file name is a label, never a way out of the folder.
          guard url.isEmpty != file.isEmpty, !file.contains("/"), file != ".." else {
            throw problem("A reference names neither a file beside it nor a url.")
          }
          return ReferenceDraft(
            source: url.isEmpty ? "\(folder)/\(file)" : url,
            role: known,
            caption: try text("caption", in: reference)
          )
        }
      )
    }
    if !looks.contains(where: { $0.name == .defaultLook }) {
      looks.insert(PortableLook(name: .defaultLook, prompt: "", references: []), at: 0)
    }
    guard Set(looks.map(\.name)).count == looks.count else {
      throw problem("Two looks have the same name.")
    }
  }
}
