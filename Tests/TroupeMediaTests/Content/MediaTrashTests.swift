import Glibc
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct MediaTrashTests {
  let folder = TemporaryFolder()
  var media: MediaFolder {
    MediaFolder(path: folder.path("media"), trashPath: folder.path("trash"))
  }
  let now = Milliseconds(1_750_000_000_123)

  @Test func `a content goes to the trash and comes back`() throws {
    let content = try media.put([1, 2, 3], type: .mp4).content
    #expect(try media.moveToTrash(content, now: now))
    #expect(try !media.exists(content))
    #expect(try !media.moveToTrash(content, now: now))
    #expect(try folder.everything(below: folder.path("trash")) == ["trash/\(content).mp4"])
    #expect(try media.takeFromTrash(content))
    #expect(try media.takeFromTrash(content), "it is there, which is what was asked for")
    #expect(media.verify(content, bytes: 3) == .whole)
    #expect(try media.trash(now: now) == [])
    #expect(try !media.takeFromTrash(.of("never")))
  }

  @Test func `the trash knows how long it has had a content`() throws {
    let content = try media.put([1, 2, 3], type: .mp4).content
    try media.moveToTrash(content, now: now)
    try folder.file("trash/note.txt")
    #expect(try media.trash(olderThan: .seconds(60), now: now + .seconds(59)) == [])
    let found = try media.trash(olderThan: .seconds(60), now: now + .seconds(60))
    #expect(found.map(\.content) == [content])
    #expect(found.map(\.since) == [now])
    try found.first?.remove()
    #expect(try folder.everything(below: folder.path("trash")) == ["trash/note.txt"])
  }

  @Test func `bytes that lie in the trash are stored anew and may be removed again`() throws {
    let content = try media.put([1, 2, 3], type: .mp4).content
    try media.moveToTrash(content, now: now)
    #expect(try !media.put([1, 2, 3], type: .mp4).wasThere)
    #expect(try media.trash(now: now).count == 1)
    try media.moveToTrash(content, now: now)
    #expect(try media.trash(now: now).count == 1)
  }

  @Test func `what a crash left in incoming is found, what is being written is not`() throws {
    let writer = try media.begin()
    try writer.append([1])
    let dead = try folder.file("media/incoming/.troupe-dead.tmp", "half")
    let later = fileTime() + .seconds(3600)
    #expect(try media.leftovers(olderThan: .seconds(60), now: later).map(\.path) == [dead])
    #expect(try media.leftovers(olderThan: .seconds(60), now: fileTime()) == [])
    #expect(try media.inventory() == MediaInventory())
    _ = try writer.finish(type: .mp4)
    for file in try media.leftovers(olderThan: .seconds(60), now: later) { try file.remove() }
    #expect(try folder.everything(below: media.incomingPath) == [])
    #expect(try media.inventory().files.count == 1)
  }

  @Test func `a writer that is killed leaves a leftover and no content`() async throws {
    // The child dies with its descriptors open, as by a power cut to the process.
    let result = await #expect(
      processExitsWith: .signal(SIGKILL),
      observing: [\.standardOutputContent]
    ) {
      let folder = "/tmp/troupe-test-killed-\(getpid())"
      let media = MediaFolder(path: folder + "/media", trashPath: folder + "/trash")
      let writer = try media.begin()
      try writer.append([1, 2, 3])
      print("folder=\(folder)")
      fflush(nil)
      kill(getpid(), SIGKILL)
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    let folder = try #require(output.split(separator: "folder=").last?.split(separator: "\n").first)
    let media = MediaFolder(path: "\(folder)/media", trashPath: "\(folder)/trash")
    let found = try media.leftovers(olderThan: Milliseconds(0), now: fileTime())
    #expect(found.map(\.bytes) == [3])
    #expect(try media.inventory() == MediaInventory())
    for file in found { try file.remove() }
    for path in ["/media/incoming", "/media", ""] { rmdir(folder + path) }
  }
}
