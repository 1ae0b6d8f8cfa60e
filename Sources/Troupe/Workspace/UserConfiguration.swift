import FoundationEssentials
import TroupeMedia
import TroupeModel

/// What belongs to the user and not to a library: keys, and the addresses to which keys may go.
///
/// Both live in `keys.json` (mode 0600) in `TROUPE_CONFIG`, else in the user's configuration folder (XDG).
struct UserConfiguration: Sendable {
  /// The folder.
  let folder: String

  /// A key, or the permission to use the one in the environment, for one origin.
  struct Entry: Hashable, Sendable {
    /// Scheme, host and port.
    var origin: String
    /// The variable whose key may go there.
    var variable: String
    /// The key that was stored by `login`.
    var key: String?
  }

  init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let folder = value("TROUPE_CONFIG") {
      self.folder = folder
    } else if let base = value("XDG_CONFIG_HOME") {
      folder = base + "/troupe"
    } else {
      folder = (value("HOME") ?? "/") + "/.config/troupe"
    }
  }

  var path: String { folder + "/keys.json" }

  /// What is stored; empty where there is no file.
  func entries() throws -> [Entry] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    guard let json = try? JSON(parsing: data), let list = json["keys"]?.elements else {
      throw TroupeError.unreadableFile(path: path, reason: "it is not the file that troupe wrote")
    }
    return list.compactMap { entry in
      guard let origin = entry["origin"]?.text, let variable = entry["variable"]?.text else {
        return nil
      }
      return Entry(origin: origin, variable: variable, key: entry["key"]?.text)
    }
  }

  /// Approves an origin for a variable and, where a key is given, stores it for that origin alone.
  func approve(origin: String, variable: String, key: Secret?) throws {
    var all = try entries()
    if let index = all.firstIndex(where: { $0.origin == origin && $0.variable == variable }) {
      if let key { all[index].key = key.exposed }
    } else {
      all.append(Entry(origin: origin, variable: variable, key: key?.exposed))
    }
    let json: JSON = [
      "format": "troupe-keys", "version": 1,
      "keys": .array(
        all.map { entry in
          var members: [JSON.Member] = [
            .init("origin", .string(entry.origin)), .init("variable", .string(entry.variable)),
          ]
          if let key = entry.key { members.append(.init("key", .string(key))) }
          return .object(members)
        }
      ),
    ]
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    try DurableFile.write(
      Array((json.pretty + "\n").utf8),
      to: path,
      mode: .secret
    )
  }
}
