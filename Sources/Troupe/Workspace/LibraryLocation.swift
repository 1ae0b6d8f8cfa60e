import FoundationEssentials
import TroupeMedia

/// Where a library is, before it is opened.
public struct LibraryLocation: Sendable {
  private let folder: LibraryFolder

  /// Its whole path.
  public var path: String { folder.path }

  /// A folder that may or may not be a library.
  public init(path: String, workingFolder: String) {
    folder = LibraryFolder(path: path, workingFolder: workingFolder)
  }

  /// Finds the library that a command is about.
  ///
  /// - Parameters:
  ///   - explicit: what was typed after `--library`.
  ///   - environment: for `TROUPE_LIBRARY` and the user's data folder.
  ///   - workingFolder: where to look upwards from.
  /// - Throws: `MediaError.libraryNotFound` with the places looked at.
  public init(
    finding explicit: String?,
    environment: [String: String],
    workingFolder: String
  ) throws {
    folder = try LibraryFolder.find(
      explicit: explicit,
      environment: environment,
      workingFolder: workingFolder
    )
  }

  /// Opens it, building its catalog where it has none yet.
  public func open(
    _ world: World,
    progress: @Sendable (String) -> Void
  ) async throws -> Workspace {
    try await Workspace.open(folder, world: world, progress: progress)
  }

  /// Makes a copied library one of its own.
  public func adopt(_ world: World) async throws -> Workspace {
    _ = try folder.manifest()
    return try await Workspace.adopt(folder, world: world)
  }

  /// Whether it has been opened before, so that opening it builds nothing.
  public var isBuilt: Bool { (try? folder.instance()) ?? nil != nil }

  /// Whether it holds a cast in portable form, as the starter does.
  public var isStarter: Bool { FileManager.default.fileExists(atPath: folder.charactersPath) }

  /// The parts of its portable form that a copy of it would have, each as it is here and as it would be there.
  public func portableParts(copiedTo copy: LibraryLocation) -> [(from: String, to: String)] {
    let parts = [
      \LibraryFolder.manifestPath, \.charactersPath, \.endpointsPath, \.storyboardsPath,
    ]
    return parts.map { (folder[keyPath: $0], copy.folder[keyPath: $0]) }
  }
}

extension Workspace {
  /// The whole path of the library.
  public var libraryPath: String { folder.path }
  /// Its name for people.
  public var libraryName: String { manifest.name }
}
