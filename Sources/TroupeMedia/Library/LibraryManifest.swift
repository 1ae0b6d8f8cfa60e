public import TroupeModel

/// What `library.json` says: `{"format": "troupe-library", "version": 1, "name": …, "settings": {…}}`.
///
/// Members that this program does not know are kept as they are, and so is the order.
public struct LibraryManifest: Hashable, Sendable {
  /// The value of the member `format`.
  public static let format = "troupe-library"
  /// The newest version that this program reads.
  public static let newestVersion = 1

  /// The whole of the file.
  public private(set) var json: JSON

  /// Creates the manifest of a new library.
  public init(name: String, settings: JSON = .object([])) {
    json = [
      "format": .string(Self.format), "version": .number(Self.newestVersion),
      "name": .string(name), "settings": settings,
    ]
  }

  /// Reads and checks the bytes of a file; the path is for messages.
  public init(parsing bytes: [UInt8], path: String) throws(MediaError) {
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      throw .manifestNotJSON(path: path, error)
    }
    try check(path: path)
  }

  /// The name of the library, for people.
  public var name: String {
    get { json["name"]?.text ?? "" }
    set { json.set("name", to: .string(newValue)) }
  }

  /// The defaults that the user chose: an object.
  public var settings: JSON {
    get { json["settings"] ?? .object([]) }
    set { json.set("settings", to: newValue) }
  }

  /// One setting; nil where it is not set.
  ///
  /// Setting nil takes it away.
  public subscript(setting name: String) -> JSON? {
    get { settings[name] }
    set { settings.set(name, to: newValue) }
  }

  /// The text of the file.
  var text: String { json.pretty + "\n" }

  func check(path: String) throws(MediaError) {
    guard let format = json["format"]?.text, format == Self.format else {
      throw .manifestForeign(path: path, format: json["format"]?.text)
    }
    guard let version = json["version"]?.int, version >= 1 else {
      throw .manifestMalformed(path: path, problem: "\"version\" is not a number from 1")
    }
    guard version <= Self.newestVersion else {
      throw .libraryTooNew(path: path, version: version, supported: Self.newestVersion)
    }
    guard let name = json["name"]?.text, (try? TextRule.name.check(name, mayBeEmpty: false)) != nil
    else {
      throw .manifestMalformed(
        path: path,
        problem: "\"name\" is not a text of one line, at most 4 KiB"
      )
    }
    guard settings.members != nil else {
      throw .manifestMalformed(path: path, problem: "\"settings\" is not an object")
    }
  }
}

extension JSON {
  /// Sets a member in its place, or at the end where there is none; nil takes it away.
  ///
  /// An object that has the member twice has it once afterwards.
  fileprivate mutating func set(_ name: String, to value: JSON?) {
    var members = members ?? []
    if let value, let index = members.firstIndex(where: { $0.name == name }) {
      members[index].value = value
      let rest = members[(index + 1)...].filter { $0.name != name }
      members.replaceSubrange((index + 1)..., with: rest)
    } else {
      members.removeAll { $0.name == name }
      if let value { members.append(Member(name, value)) }
    }
    self = .object(members)
  }
}
