import Imaging
import FoundationEssentials
import TroupeCatalog
public import TroupeMedia
import TroupeModel

extension Workspace {
  /// Opens a library, building its catalog from the readable files beside it where it has none yet.
  ///
  /// - Throws: `MediaError` where the folder is no library, `CatalogError.newer` before anything is written where a newer
  ///   program made it, `TroupeError.catalogMissing` where it had a catalog and has none now.
  public static func open(
    _ folder: LibraryFolder,
    world: World,
    progress: @Sendable (String) -> Void = { _ in }
  ) async throws -> Workspace {
    let manifest = try folder.manifest()
    try folder.checkFileSystem()
    if !FileManager.default.fileExists(atPath: folder.catalogPath), try folder.instance() != nil {
      throw TroupeError.catalogMissing(path: folder.catalogPath)
    }
    let catalog = try CatalogDatabase(path: folder.catalogPath, lock: folder.libraryLock())
    func workspace(_ id: ItemID, _ reason: ReadOnlyReason?) -> Workspace {
      Workspace(
        folder: folder,
        manifest: manifest,
        libraryID: id,
        catalog: catalog,
        media: folder.media,
        receipts: folder.receipts,
        readOnlyReason: reason,
        imaging: .located(environment: world.environment),
        world: world,
        user: UserConfiguration(environment: world.environment),
        submitLock: folder.submitLock(),
        embeddedLock: FileLock(path: folder.rehearsalPath + "/server.lock")
      )
    }
    var generator = SystemRandomNumberGenerator()
    let machine = try MachineID.find(environment: world.environment, using: &generator)
    if let library = try catalog.read({ try $0.library() }) {
      return workspace(library.id, try reason(library, folder, machine))
    }
    let fresh = workspace(world.makeID(), nil)
    try await fresh.build(on: machine, progress: progress)
    guard let id = try catalog.read({ try $0.library()?.id }) else {
      throw CatalogError.damaged("the library has no identity")
    }
    return workspace(id, nil)
  }

  /// Makes a library in a folder and opens it.
  public static func create(
    at path: String,
    name: String,
    workingFolder: String,
    world: World
  ) async throws -> Workspace {
    let folder = try LibraryFolder.create(
      at: path,
      name: name,
      settings: ["endpoint": "rehearsal"],
      workingFolder: workingFolder
    )
    return try await open(folder, world: world)
  }

  /// Makes a copied library one of its own: it gets an identity, and nothing is sent from it until `resume`.
  public static func adopt(_ folder: LibraryFolder, world: World) async throws -> Workspace {
    let found = try await open(folder, world: world)
    guard found.readOnlyReason != nil else { return found }
    let catalog = found.catalog
    var generator = SystemRandomNumberGenerator()
    let machine = try MachineID.find(environment: world.environment, using: &generator)
    let instance = try folder.mintInstance(on: machine, using: &generator)
    try catalog.write(at: world.now()) { writer in
      try writer.set(
        instance.record(pausedBecause: "this library is a copy that was adopted"),
        at: world.now()
      )
    }
    return try await open(folder, world: world)
  }

  private static func reason(
    _ library: LibraryRecord,
    _ folder: LibraryFolder,
    _ machine: MachineID
  ) throws -> ReadOnlyReason? {
    let known = UInt64(library.lockInode).map {
      LibraryInstance(libraryID: library.id, machineID: library.machineID, lockInode: $0)
    }
    switch try folder.checkInstance(catalog: known, on: machine) {
    case .same: return nil
    case .copy(let reason): return .copy(reason.rawValue)
    case .missing: return .copy("its instance.json is missing")
    }
  }

  /// Builds a new catalog: identity and portable characters in one transaction, after their files are durable.
  private func build(on machine: MachineID, progress: @Sendable (String) -> Void) async throws {
    let portable = try PortableCharacter.all(in: folder.charactersPath)
    var prepared: [(PortableCharacter, [[PreparedReference]])] = []
    for (index, character) in portable.enumerated() {
      progress("reading \(character.handle) (\(index + 1) of \(portable.count))")
      var looks: [[PreparedReference]] = []
      for look in character.looks { looks.append(try await prepare(look.references)) }
      prepared.append((character, looks))
    }
    var generator = SystemRandomNumberGenerator()
    try catalog.write(at: world.now()) { writer in
      guard try writer.reader.library() == nil else { return }
      let instance = try folder.mintInstance(on: machine, using: &generator)
      try writer.set(instance.record(pausedBecause: nil), at: world.now())
      for (character, looks) in prepared { try insert(character, looks, writer) }
    }
  }

  private func insert(
    _ portable: PortableCharacter,
    _ references: [[PreparedReference]],
    _ writer: CatalogWriter
  ) throws {
    var character = CastCharacter(
      id: world.makeID(),
      handle: portable.handle,
      name: portable.handle.description,
      createdAt: world.now()
    )
    portable.draft.apply(to: &character)
    try writer.insert(character)
    for (look, prepared) in zip(portable.looks, references) {
      let row = Look(
        id: world.makeID(),
        characterID: character.id,
        name: look.name,
        prompt: look.prompt,
        createdAt: world.now()
      )
      try writer.insert(row)
      try insert(prepared, into: row.id, at: nil, writer)
    }
  }
}

extension LibraryInstance {
  fileprivate func record(pausedBecause reason: String?) -> LibraryRecord {
    LibraryRecord(
      id: libraryID,
      machineID: machineID,
      lockInode: String(lockInode),
      pauseReason: reason
    )
  }
}
