public import TroupeModel

/// What tells a library from its copies: `instance.json`, and the same in the catalog.
///
/// A copied folder takes the file along, but its `library.lock` is another file there; a folder that was moved within
/// its file system keeps it.
public struct LibraryInstance: Hashable, Sendable {
  /// Minted with the catalog.
  public var libraryID: ItemID
  /// See `MachineID`.
  public var machineID: String
  /// The inode of `library.lock`.
  public var lockInode: UInt64

  /// Creates an instance from what the catalog stored.
  public init(libraryID: ItemID, machineID: String, lockInode: UInt64) {
    self.libraryID = libraryID
    self.machineID = machineID
    self.lockInode = lockInode
  }

  /// Whether a library is the one that it was.
  public enum Verdict: Hashable, Sendable {
    case same
    case copy(Reason)
    /// There is no `instance.json`: the library is new, or it is not all there.
    case missing
  }

  /// Why a library is taken for a copy.
  public enum Reason: String, Hashable, Sendable {
    case differsFromCatalog = "its instance.json and its catalog do not belong together"
    case anotherMachine = "it was last used on another machine"
    case anotherFolder = "its files were copied from another folder"
  }
}

extension LibraryFolder {
  /// Gives the library an identity, or a copy an identity of its own, and writes it to `instance.json`.
  ///
  /// - Parameters:
  ///   - libraryID: the id to keep when a library is adopted on another machine; nil for a new one.
  ///   - machine: the machine that the program runs on.
  ///   - generator: where a new id comes from.
  /// - Returns: what was written, for the catalog to keep too.
  /// - Throws: the errors of writing a file.
  public func mintInstance(
    keeping libraryID: ItemID? = nil,
    on machine: MachineID,
    using generator: inout some RandomNumberGenerator
  ) throws(MediaError) -> LibraryInstance {
    let instance = LibraryInstance(
      libraryID: libraryID ?? ItemID(using: &generator),
      machineID: machine.description,
      lockInode: try makeLockFile()
    )
    let json: JSON = [
      "library_id": .string(instance.libraryID.description),
      "machine_id": .string(instance.machineID), "lock_inode": .number(instance.lockInode),
    ]
    try DurableFile.write(json.pretty + "\n", to: instancePath)
    return instance
  }

  /// Reads `instance.json`; nil where there is none.
  public func instance() throws(MediaError) -> LibraryInstance? {
    let bytes: [UInt8]
    do throws(MediaError) {
      bytes = try OpenFile.contents(of: instancePath, limit: 1 << 16)
    } catch {
      if case .notFound = error { return nil }
      throw error
    }
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
      throw .instanceMalformed(path: instancePath, problem: error.description)
    }
    guard let libraryID = json["library_id"]?.text.flatMap({ ItemID($0) }),
      let machineID = json["machine_id"]?.text, case .number(let digits)? = json["lock_inode"],
      let lockInode = UInt64(digits)
    else {
      throw .instanceMalformed(
        path: instancePath,
        problem: "library_id, machine_id or lock_inode is missing or wrong"
      )
    }
    return LibraryInstance(libraryID: libraryID, machineID: machineID, lockInode: lockInode)
  }

  /// Compares `instance.json` with this machine, with this folder and, where it is given, with what the catalog says.
  public func checkInstance(
    catalog: LibraryInstance? = nil,
    on machine: MachineID
  ) throws(MediaError) -> LibraryInstance.Verdict {
    guard let instance = try instance() else { return .missing }
    if let catalog, catalog != instance { return .copy(.differsFromCatalog) }
    if instance.machineID != machine.description { return .copy(.anotherMachine) }
    guard try FileInfo.ifPresent(at: libraryLockPath)?.inode == instance.lockInode else {
      return .copy(.anotherFolder)
    }
    return .same
  }
}
