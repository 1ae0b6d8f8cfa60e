public import TroupeModel

/// A library on the disk, and every path inside it.
public struct LibraryFolder: Hashable, Sendable {
  /// The whole path of the folder.
  public let path: String

  /// Names a folder without looking at it; a relative path is taken from the working folder.
  public init(path: String, workingFolder: String = "/") {
    self.path = PathText.absolute(path, from: workingFolder)
  }

  /// Identity and settings, kept in git.
  public var manifestPath: String { inside("library.json") }
  /// The catalog, opened through SQLite only: closing any other descriptor of it drops SQLite's locks.
  public var catalogPath: String { inside("catalog.sqlite") }
  /// What tells a copy, see `LibraryInstance`.
  public var instancePath: String { inside("instance.json") }
  /// The lock that every write holds; its inode is part of the identity, so it is never removed.
  public var libraryLockPath: String { inside("library.lock") }
  /// The lock that is held while paid requests may be sent.
  public var submitLockPath: String { inside("submit.lock") }
  /// The stored bytes, under their SHA-256.
  public var mediaPath: String { inside("media") }
  /// The evidence of paid requests.
  public var receiptsPath: String { inside("receipts") }
  /// The jobs of the embedded endpoint.
  public var rehearsalPath: String { inside("rehearsal") }
  /// The profiles of endpoints.
  public var endpointsPath: String { inside("endpoints") }
  /// The cast in its portable form.
  public var charactersPath: String { inside("characters") }
  /// The storyboards that came with the library.
  public var storyboardsPath: String { inside("storyboards") }
  /// Media that were removed, for a time of grace.
  public var trashPath: String { inside("trash") }

  /// The stored bytes.
  public var media: MediaFolder { MediaFolder(path: mediaPath, trashPath: trashPath) }
  /// The receipts of paid requests.
  public var receipts: ReceiptFolder { ReceiptFolder(path: receiptsPath) }

  private func inside(_ name: String) -> String { PathText.join(path, name) }
}

extension LibraryFolder {
  /// Makes a library: the folder where it is missing, and its `library.json`.
  ///
  /// Throws `libraryExists` where there is one, `networkFileSystem` where one would not be safe.
  public static func create(
    at path: String,
    name: String,
    settings: JSON = .object([]),
    workingFolder: String = "/"
  ) throws(MediaError) -> LibraryFolder {
    let folder = LibraryFolder(path: path, workingFolder: workingFolder)
    try folder.checkFileSystem()
    let manifest = LibraryManifest(name: name, settings: settings)
    try manifest.check(path: folder.manifestPath)
    try Folder.make(folder.path)
    do throws(MediaError) {
      try DurableFile.write(manifest.text, to: folder.manifestPath, replace: false)
    } catch .nameTaken {
      throw .libraryExists(path: folder.path)
    }
    return folder
  }

  /// Reads `library.json`; throws `noLibrary` where it is missing.
  public func manifest() throws(MediaError) -> LibraryManifest {
    let limit = JSON.Limits().bytes
    let bytes: [UInt8]
    do throws(MediaError) {
      bytes = try OpenFile.contents(of: manifestPath, limit: limit)
    } catch {
      switch error {
      case .notFound, .notAFolder: throw .noLibrary(path: path)
      default: throw error
      }
    }
    return try LibraryManifest(parsing: bytes, path: manifestPath)
  }

  /// Writes `library.json` durably.
  public func write(_ manifest: LibraryManifest) throws(MediaError) {
    try manifest.check(path: manifestPath)
    try DurableFile.write(manifest.text, to: manifestPath)
  }

  /// Refuses a folder on a network file system, where `flock` and SQLite's WAL are not safe.
  ///
  /// The folder need not exist yet.
  public func checkFileSystem() throws(MediaError) {
    var place = path
    while place != "/", try FileInfo.ifPresent(at: place) == nil {
      place = PathText.folder(of: place)
    }
    guard let kind = FileSystemKind(at: place), kind.isNetwork else { return }
    throw .networkFileSystem(path: path, kind: kind.name)
  }
}
