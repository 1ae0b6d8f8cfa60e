import Dispatch
import Glibc
import Synchronization
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct MediaFolderTests {
  let folder = TemporaryFolder()
  var media: MediaFolder {
    MediaFolder(path: folder.path("media"), trashPath: folder.path("trash"))
  }
  let abc = ContentID.of("abc")
  let abcPath = "media/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png"

  func files() throws -> [String] { try folder.everything().filter { !$0.hasSuffix("/") } }

  @Test func `a file is stored under its digest, read-only`() throws {
    let source = try folder.file("luna.png", "abc")
    let stored = try media.put(fileAt: source, type: .png)
    #expect(stored == StoredFile(content: abc, type: .png, bytes: 3, wasThere: false))
    #expect(stored.relativePath == abcPath)
    #expect(media.path(of: abc, .png) == folder.path(abcPath))
    #expect(try folder.text(abcPath) == "abc")
    #expect(mode(of: folder.path(abcPath)) & 0o222 == 0)
    #expect(try files() == ["luna.png", abcPath].sorted())
  }

  @Test func `the same bytes are stored once, from a file, from memory, under another type`() throws
  {
    let source = try folder.file("luna.png", "abc")
    let first = try media.put(fileAt: source, type: .png)
    let inode = try FileInfo(at: folder.path(abcPath)).inode
    for again in [
      try media.put(fileAt: source, type: .png), try media.put(Array("abc".utf8), type: .png),
      try media.put(Array("abc".utf8), type: .mp4),
    ] {
      #expect(again.wasThere)
      #expect((again.content, again.type, again.bytes) == (first.content, .png, 3))
    }
    #expect(try FileInfo(at: folder.path(abcPath)).inode == inode)
    #expect(try files() == ["luna.png", abcPath].sorted())
  }

  @Test func `threads that store the same bytes at once store them once`() throws {
    let bytes = [UInt8](repeating: 5, count: 300_000)
    let fresh = Atomic(0)
    let failures = Atomic(0)
    let media = media
    DispatchQueue.concurrentPerform(iterations: 12) { _ in
      do {
        if try !media.put(bytes, type: .mp4).wasThere { fresh.add(1, ordering: .relaxed) }
      } catch { failures.add(1, ordering: .relaxed) }
    }
    #expect(fresh.load(ordering: .relaxed) == 1)
    #expect(failures.load(ordering: .relaxed) == 0)
    #expect(try files().count == 1)
    #expect(media.verify(.of(bytes), bytes: 300_000) == .whole)
  }

  @Test(arguments: ["ab", "abcd", "", "abd"])
  func `a stored file of another length or with other bytes is replaced`(damaged: String) throws {
    try folder.file(abcPath, damaged)
    #expect(try media.exists(abc))
    #expect(try media.exists(abc, bytes: 3) == (damaged.utf8.count == 3))
    let stored = try media.put(Array("abc".utf8), type: .mp4)
    #expect(stored == StoredFile(content: abc, type: .png, bytes: 3, wasThere: false))
    #expect(try folder.text(abcPath) == "abc")
    #expect(try files() == [abcPath])
  }

  @Test func `a link in the place of a content is replaced`() throws {
    let target = try folder.file("target", "xyz")
    try folder.folder("media/ba")
    symlink(target, folder.path(abcPath))
    #expect(try media.put(Array("abc".utf8), type: .png).wasThere == false)
    #expect(try folder.text("target") == "xyz")
    #expect(media.verify(abc) == .whole)
  }

  @Test func `what is no file is not stored`() throws {
    mkfifo(folder.path("pipe"), 0o644)
    for path in [folder.path, folder.path("pipe"), "/dev/null"] {
      #expect(throws: MediaError.notAFile(path: path)) { try media.put(fileAt: path, type: .png) }
    }
    #expect(throws: MediaError.notFound(path: folder.path("gone"))) {
      try media.put(fileAt: folder.path("gone"), type: .png)
    }
    #expect(try files() == ["pipe"])
  }

  @Test func `a download is hashed as it comes and can be looked at before it is stored`() throws {
    let writer = try media.begin(expecting: 3)
    try writer.append(Array("ab".utf8))
    #expect(try OpenFile.contents(of: writer.path, limit: 10) == Array("ab".utf8))
    #expect(writer.content == .of("ab"))
    try Array("c".utf8).withUnsafeBytes { try writer.append($0) }
    #expect(writer.written == 3)
    #expect(try media.inventory() == MediaInventory())
    #expect(try writer.finish(type: .png).content == abc)
    writer.abandon()
    #expect(try files() == [abcPath])
  }

  @Test func `an abandoned or forgotten download leaves nothing`() throws {
    let writer = try media.begin()
    try writer.append([1])
    writer.abandon()
    do { try media.begin().append([2]) }
    #expect(try files() == [])
  }

  @Test func `no bytes are a content too`() throws {
    let stored = try media.put([], type: .png)
    #expect(stored.bytes == 0)
    #expect(media.verify(stored.content) == .whole)
    #expect(try media.open(stored.content).read(at: 0, upTo: 10) == [])
  }

  @Test func `a content is read at any place`() throws {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    let content = try media.put(bytes, type: .mp4).content
    let reader = try media.open(content)
    #expect((reader.bytes, reader.type) == (1000, .mp4))
    #expect(try reader.read(at: 0, upTo: 1000) == bytes)
    #expect(try reader.read(at: 990, upTo: 100) == Array(bytes[990...]))
    #expect(try reader.read(at: 1000, upTo: 1) == [])
    #expect(try reader.read(at: -1, upTo: 1) == [])
    #expect(throws: MediaError.contentMissing(abc)) { try media.open(abc) }
  }

  @Test func `verify names each damage and changes nothing`() throws {
    #expect(media.verify(abc) == .missing)
    try folder.file(abcPath, "abd")
    #expect(media.verify(abc, bytes: 3, reading: false) == .whole)
    #expect(media.verify(abc, bytes: 3) == .wrongBytes(found: .of("abd")))
    #expect(media.verify(abc, bytes: 4) == .wrongLength(expected: 4, found: 3))
    #expect(try folder.text(abcPath) == "abd")
  }

  @Test func `verify reports a file that may not be read`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      chmod(folder.path, 0o755)
      let media = MediaFolder(path: folder.path("media"), trashPath: folder.path("trash"))
      let stored = try media.put([1], type: .png)
      let path = media.path(of: stored.content, .png)
      chmod(path, 0)
      if geteuid() == 0 { seteuid(65534) }
      let condition = media.verify(stored.content)
      seteuid(getuid())
      #expect(condition == .unreadable(.notPermitted(.open, path: path, errno: EACCES)))
    }
  }

  @Test func `the inventory tells contents from strangers`() throws {
    _ = try media.put(Array("abc".utf8), type: .png)
    let writer = try media.begin()
    let digest = abc.description
    for name in ["README", "ba/\(digest.uppercased()).png", "ba/x.png", "bb/\(digest).png"] {
      try folder.file("media/\(name)", "?")
    }
    let found = try media.inventory()
    #expect(found.files.map(\.content) == [abc])
    #expect(
      found.strangers
        == ["README", "ba/\(digest.uppercased()).png", "ba/x.png", "bb/\(digest).png"]
        .map { folder.path("media/\($0)") }
    )
    writer.abandon()
  }
}
