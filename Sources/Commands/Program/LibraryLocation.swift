import FoundationEssentials
import Troupe
import TroupeMedia
import TroupeModel

/// Where a library is, before it is opened.
struct LibraryLocation: Sendable {
  private let folder: LibraryFolder

  /// Its whole path.
  var path: String { folder.path }

  /// A folder that may or may not be a library.
  init(path: String, workingFolder: String) {
    folder = LibraryFolder(path: path, workingFolder: workingFolder)
  }

  /// Finds the library that a command is about, see `LibraryFolder.find`.
  init(finding explicit: String?, environment: [String: String], workingFolder: String) throws {
    folder = try LibraryFolder.find(
      explicit: explicit,
      environment: environment,
      workingFolder: workingFolder
    )
  }

  /// Opens it, building its catalog where it has none yet.
  func open(
    _ world: World,
    progress: @Sendable (String) -> Void
  ) async throws -> Workspace {
    try await Workspace.open(folder, world: world, progress: progress)
  }

  /// Makes a copied library one of its own.
  func adopt(_ world: World) async throws -> Workspace {
    _ = try folder.manifest()
    return try await Workspace.adopt(folder, world: world)
  }

  /// Whether it has been opened before, so that opening it builds nothing.
  var isBuilt: Bool { (try? folder.instance()) ?? nil != nil }

  /// Whether it holds a cast in portable form, as the starter does.
  var isStarter: Bool { FileManager.default.fileExists(atPath: folder.charactersPath) }

  /// The parts of its portable form that a copy of it would have, each as it is here and as it would be there.
  func portableParts(copiedTo copy: LibraryLocation) -> [(from: String, to: String)] {
    let parts = [
      \LibraryFolder.manifestPath, \.charactersPath, \.endpointsPath, \.storyboardsPath,
    ]
    return parts.map { (folder[keyPath: $0], copy.folder[keyPath: $0]) }
  }
}

extension Workspace {
  /// The whole path of the library.
  var libraryPath: String { folder.path }
  /// Its name for people.
  var libraryName: String { manifest.name }
}
