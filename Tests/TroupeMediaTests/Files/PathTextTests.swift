import Testing

@testable import TroupeMedia

@Suite struct PathTextTests {
  @Test(arguments: [
    ("films", "/home/ana", "/home/ana/films"), ("./films/", "/home/ana", "/home/ana/films"),
    ("/a//b/./c/", "/x", "/a/b/c"), (".", "/x", "/x"), ("/", "/x", "/"), ("../b", "/x", "/x/../b"),
    ("", "/x", "/x"),
  ])
  func `paths are made whole`(path: String, folder: String, expected: String) {
    #expect(PathText.absolute(path, from: folder) == expected)
  }

  @Test func `a path is taken apart at its last slash`() {
    #expect(PathText.folder(of: "/a/b/c") == "/a/b")
    #expect(PathText.folder(of: "/a") == "/")
    #expect(PathText.folder(of: "a") == ".")
    #expect(PathText.name(of: "/a/b") == "b")
    #expect(PathText.name(of: "b") == "b")
    #expect(PathText.name(of: "/a/\u{301}x") == "\u{301}x", "a combining mark after the slash")
  }

  @Test func `a command in a hint can be pasted into a shell`() {
    #expect(PathText.forShell("/a/b-1.x") == "/a/b-1.x")
    #expect(PathText.forShell("/a b") == "'/a b'")
    #expect(PathText.forShell("it's; rm -rf") == "'it'\\''s; rm -rf'")
  }

  @Test(arguments: [
    (Int64(0), "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1.0 KiB"),
    (1536, "1.5 KiB"), ((1 << 20) - 1, "1023.9 KiB"), (1 << 30, "1.0 GiB"), (.max, "7.9 EiB"),
  ])
  func `bytes are told in words`(bytes: Int64, words: String) {
    #expect(ByteCount.words(bytes) == words)
  }
}
