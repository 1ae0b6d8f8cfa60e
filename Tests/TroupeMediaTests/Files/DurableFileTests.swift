import Glibc
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct DurableFileTests {
  let folder = TemporaryFolder()

  @Test func `a file is written whole and nothing else is left`() throws {
    try DurableFile.write("first", to: folder.path("a.json"))
    try DurableFile.write("second", to: folder.path("a.json"))
    #expect(try folder.text("a.json") == "second")
    #expect(try folder.everything() == ["a.json"])
  }

  @Test func `a name that is taken is not replaced unless allowed`() throws {
    let path = try folder.file("a", "old")
    #expect(throws: MediaError.nameTaken(path: path)) {
      try DurableFile.write("new", to: path, replace: false)
    }
    #expect(try folder.text("a") == "old")
    #expect(try folder.everything() == ["a"])
  }

  @Test func `missing folders are made`() throws {
    try DurableFile.write("x", to: folder.path("one/two/three"))
    #expect(try folder.everything() == ["one/", "one/two/", "one/two/three"])
  }

  @Test(arguments: [
    (DurableFile.Mode.readWrite, UInt32(0o600)), (.readOnly, 0o400), (.secret, 0o600),
  ])
  func `the owner's rights are those of the mode`(mode: DurableFile.Mode, owner: UInt32) throws {
    try DurableFile.write("x", to: folder.path("a"), mode: mode)
    #expect(TroupeMediaTests.mode(of: folder.path("a")) & 0o700 == owner)
    if case .secret = mode { #expect(TroupeMediaTests.mode(of: folder.path("a")) == 0o600) }
  }

  @Test(arguments: [
    "spaces and 'quotes'", "-rf", "*", "új 小龙 🐉", "line\nbreak", "\u{202E}gpj.exe", "%s%n", "a\\b",
    String(repeating: "n", count: 255),
  ])
  func `hostile names are plain names`(name: String) throws {
    try DurableFile.write(name, to: folder.path(name))
    #expect(try folder.text(name) == name)
    #expect(try folder.everything() == [name])
  }

  @Test func `a path with a NUL is refused instead of cut`() throws {
    let path = folder.path("secret\0.json")
    #expect(throws: MediaError.impossiblePath(path)) { try DurableFile.write("x", to: path) }
    #expect(throws: MediaError.impossiblePath("")) { _ = try ContentID.of(fileAt: "") }
    #expect(try folder.everything() == [])
  }

  @Test func `a name that is too long leaves nothing`() throws {
    let path = folder.path(String(repeating: "n", count: 256))
    #expect(throws: MediaError.failed(.rename, path: path, errno: ENAMETOOLONG)) {
      try DurableFile.write("x", to: path)
    }
    #expect(try folder.everything() == [])
  }

  @Test func `a folder in the way leaves nothing`() throws {
    let path = try folder.folder("a")
    #expect(throws: MediaError.self) { try DurableFile.write("x", to: path) }
    #expect(try folder.everything() == ["a/"])
  }

  @Test func `a file in the place of the folder is named`() throws {
    let path = try folder.file("a")
    #expect(throws: MediaError.notAFolder(path: path)) {
      try DurableFile.write("x", to: path + "/b")
    }
  }

  @Test func `a link in the place of the name is replaced and not followed`() throws {
    try folder.file("target", "precious")
    symlink("target", folder.path("a"))
    try DurableFile.write("new", to: folder.path("a"))
    #expect(try folder.text("target") == "precious")
    #expect(try folder.text("a") == "new")
    #expect(try FileInfo(at: folder.path("a")).kind == .file)
  }

  @Test func `an unwritable folder is named`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      chmod(folder.path, 0o555)
      if geteuid() == 0 { seteuid(65534) }
      #expect {
        try DurableFile.write("x", to: folder.path("a"))
      } throws: { error in
        guard case .notPermitted(.create, _, EACCES)? = error as? MediaError else { return false }
        return true
      }
      seteuid(getuid())
    }
  }

  @Test func `a writer that is forgotten or abandoned leaves nothing`() throws {
    do {
      let writer = try DurableFileWriter(in: folder.path)
      try writer.append([1, 2, 3])
      #expect(try folder.everything().count == 1)
    }
    #expect(try folder.everything() == [])
    let writer = try DurableFileWriter(in: folder.path)
    writer.abandon()
    writer.abandon()
    #expect(throws: MediaError.alreadyClosed(path: writer.temporaryPath)) { try writer.append([1]) }
    #expect(throws: MediaError.alreadyClosed(path: writer.temporaryPath)) {
      try writer.finish(at: folder.path("a"), replace: true)
    }
    #expect(try folder.everything() == [])
  }

  @Test func `a writer can choose another name after its own was taken`() throws {
    try folder.file("a", "old")
    let writer = try DurableFileWriter(in: folder.path)
    try writer.append(Array("new".utf8))
    #expect(throws: MediaError.nameTaken(path: folder.path("a"))) {
      try writer.finish(at: folder.path("a"), replace: false)
    }
    try writer.finish(at: folder.path("b"), replace: false)
    writer.abandon()
    #expect(try folder.everything() == ["a", "b"])
    #expect(try folder.text("b") == "new")
  }

  @Test func `a file that another program cut short is not believed`() throws {
    let writer = try DurableFileWriter(in: folder.path)
    try writer.append([1, 2, 3])
    truncate(writer.temporaryPath, 2)
    #expect(
      throws: MediaError.wrongLength(path: writer.temporaryPath, expected: 3, found: 2)
    ) { try writer.finish(at: folder.path("a"), replace: true) }
    #expect(try folder.everything() == [])
  }

  @Test func `leftovers are old temporary files that nobody writes`() throws {
    let living = try DurableFileWriter(in: folder.path)
    let dead = try folder.file(DurableFile.temporaryName(), "half")
    try folder.file("library.json")
    let now = fileTime()
    let found = try DurableFile.leftovers(
      in: folder.path,
      olderThan: .seconds(60),
      now: now + .seconds(120)
    )
    #expect(found.map(\.path) == [dead])
    #expect(found.map(\.bytes) == [4])
    #expect(try DurableFile.leftovers(in: folder.path, olderThan: .seconds(60), now: now) == [])
    try found.first?.remove()
    try living.finish(at: folder.path("whole"), replace: false)
    #expect(try folder.everything() == ["library.json", "whole"])
  }

  @Test(arguments: [true, false])
  func `a file is renamed without replacing another, also where the kernel lacks the flag`(
    hasFlag: Bool
  ) throws {
    let flag = hasFlag ? Rename.renameat2 : nil
    let old = try folder.file("old", "1")
    let taken = try folder.file("taken", "2")
    #expect(throws: MediaError.nameTaken(path: taken)) {
      try Rename.withoutReplacing(old, to: taken, renameat2: flag)
    }
    #expect(try folder.text("taken") == "2")
    try Rename.withoutReplacing(old, to: folder.path("free"), renameat2: flag)
    #expect(try folder.everything() == ["free", "taken"])
    #expect(Rename.renameat2 != nil, "this system has it")
  }
}
