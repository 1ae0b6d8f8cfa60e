import Glibc
import TestSupport
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct LibraryInstanceTests {
  let folder = TemporaryFolder()
  let here = MachineID("here")

  func library(_ name: String = "films") throws -> LibraryFolder {
    try LibraryFolder.create(at: folder.path(name), name: name)
  }

  func minted(_ library: LibraryFolder) throws -> LibraryInstance {
    var random = SeededRandom(seed: 3)
    return try library.mintInstance(on: here, using: &random)
  }

  @Test func `a library is itself after it was minted`() throws {
    let library = try library()
    #expect(try library.checkInstance(on: here) == .missing)
    let instance = try minted(library)
    #expect(try library.instance() == instance)
    #expect(try library.checkInstance(on: here) == .same)
    #expect(try library.checkInstance(catalog: instance, on: here) == .same)
    #expect(try FileInfo(at: library.libraryLockPath).inode == instance.lockInode)
    #expect(
      try folder.everything(below: library.path)
        == ["films/instance.json", "films/library.json", "films/library.lock"]
    )
  }

  @Test func `a library that was moved is itself, one that was copied is a copy`() throws {
    let library = try library()
    _ = try minted(library)
    rename(library.path, folder.path("moved"))
    #expect(try LibraryFolder(path: folder.path("moved")).checkInstance(on: here) == .same)
    for name in ["library.json", "instance.json", "library.lock"] {
      try folder.file("copy/\(name)", try folder.text("moved/\(name)"))
    }
    let copy = LibraryFolder(path: folder.path("copy"))
    #expect(try copy.checkInstance(on: here) == .copy(.anotherFolder))
    unlink(copy.libraryLockPath)
    #expect(try copy.checkInstance(on: here) == .copy(.anotherFolder))
  }

  @Test func `another machine and another catalog make a copy`() throws {
    let library = try library()
    var instance = try minted(library)
    #expect(try library.checkInstance(on: MachineID("there")) == .copy(.anotherMachine))
    instance.libraryID = try #require(ItemID("0000000000000000"))
    #expect(try library.checkInstance(catalog: instance, on: here) == .copy(.differsFromCatalog))
  }

  @Test func `an adopted copy keeps its id and is itself again`() throws {
    let library = try library()
    let old = try minted(library)
    var random = SeededRandom(seed: 4)
    let new = try library.mintInstance(
      keeping: old.libraryID,
      on: MachineID("there"),
      using: &random
    )
    #expect(new.libraryID == old.libraryID)
    #expect(try library.checkInstance(catalog: new, on: MachineID("there")) == .same)
    #expect(
      try library.checkInstance(catalog: old, on: MachineID("there")) == .copy(.differsFromCatalog)
    )
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"library_id":"x","machine_id":"here","lock_inode":1}"#,
    #"{"library_id":"0000000000000000","machine_id":"here","lock_inode":"1"}"#,
    #"{"library_id":"0000000000000000","machine_id":"here","lock_inode":-1}"#,
  ])
  func `a damaged instance is an error, not a new library`(text: String) throws {
    let library = try library()
    try folder.file("films/instance.json", text)
    #expect {
      try library.checkInstance(on: here)
    } throws: { error in
      guard case .instanceMalformed? = error as? MediaError else { return false }
      return true
    }
  }

  @Test func `an inode of 64 bits survives`() throws {
    let library = try library()
    try folder.file(
      "films/instance.json",
      #"{"library_id":"0000000000000000","machine_id":"here","lock_inode":18446744073709551615}"#
    )
    #expect(try library.instance()?.lockInode == .max)
  }
}
