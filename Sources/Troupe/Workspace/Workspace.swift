package import Imaging
public import TroupeCatalog
import TroupeEndpoints
public import TroupeMedia
public import TroupeModel

/// An open library: its catalog, its files and the world around it.
///
/// Every workflow is a verb of this value.
public struct Workspace: Sendable {
  /// Where the library is.
  public let folder: LibraryFolder
  /// The name and settings from `library.json`.
  public let manifest: LibraryManifest
  /// The identity of the library.
  public let libraryID: ItemID
  /// The database `catalog.sqlite`.
  public let catalog: CatalogDatabase
  /// The bytes of pictures and videos.
  public let media: MediaFolder
  /// What came back for each attempt, kept outside the catalog.
  public let receipts: ReceiptFolder
  /// Why nothing may be changed; nil where all is well.
  public let readOnlyReason: ReadOnlyReason?
  package let imaging: ImagingTools
  let world: World
  let user: UserConfiguration
  let submitLock: FileLock
  let embeddedLock: FileLock

  /// Why a library may be read but not changed.
  public enum ReadOnlyReason: Sendable, Hashable {
    /// It is a copy of another; the text says how that was seen.
    case copy(String)
  }

  /// Writes to the catalog; refuses where the library may not be changed.
  func write<Result: Sendable>(
    _ title: String? = nil,
    checksReferences: Bool = true,
    _ body: (CatalogWriter) throws -> Result
  ) throws -> Result {
    if let readOnlyReason { throw TroupeError.readOnlyLibrary(readOnlyReason) }
    return try catalog.write(
      title,
      at: world.now(),
      checksReferences: checksReferences,
      body
    )
  }

  /// The absolute path of some bytes of the library.
  public func path(of media: Media) -> String {
    self.media.path(of: media.content, media.type)
  }
}
