import Glibc
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct MediaErrorTests {
  static let errors: [MediaError] = [
    .notFound(path: "/a"), .notPermitted(.open, path: "/a", errno: EACCES),
    .notPermitted(.create, path: "/a", errno: EROFS), .nameTaken(path: "/a"),
    .impossiblePath("a\0b"), .notAFile(path: "/a"), .notAFolder(path: "/a"),
    .diskFull(path: "/a", needed: 2048, free: 0), .diskFull(path: "/a", needed: nil, free: nil),
    .quotaUsedUp(path: "/a", needed: 1, free: nil), .fileTooLarge(path: "/a", needed: nil),
    .notDurable(path: "/a", errno: EIO), .wrongLength(path: "/a", expected: 1, found: 2),
    .alreadyClosed(path: "/a"), .failed(.read, path: "/a", errno: EIO),
    .failed(.open, path: "/a", errno: EMFILE), .failed(.rename, path: "/a", errno: EXDEV),
    .failed(.list, path: "/a", errno: ELOOP), .lockHeld(path: "/a", waited: .seconds(30)),
    .contentMissing(.of("x")), .noLibrary(path: "/a b"),
    .libraryNotFound(looked: [SearchedPlace(path: "/a"), SearchedPlace(path: "/b", found: "x")]),
    .libraryExists(path: "/a"), .manifestForeign(path: "/a", format: "x"),
    .manifestMalformed(path: "/a", problem: "p"),
    .libraryTooNew(path: "/a", version: 2, supported: 1),
    .networkFileSystem(path: "/a", kind: "nfs4"), .instanceMalformed(path: "/a", problem: "p"),
    .receiptDamaged(path: "/a", problem: "p"),
  ]

  @Test(arguments: errors)
  func `every error is one sentence that says what happened and one that says what to do`(
    error: MediaError
  ) {
    for sentence in [error.message, error.hint] {
      #expect(sentence.hasSuffix("."))
      #expect(!sentence.contains(". "))
      #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func `the sentences carry the numbers and the path`() {
    #expect(
      MediaError.diskFull(path: "/films", needed: 5 << 20, free: 3 << 10).message
        == "The disk of '/films' is full: it needs 5.0 MiB and 3.0 KiB are free."
    )
    #expect(
      MediaError.lockHeld(path: "/films/library.lock", waited: .seconds(2.5)).message
        == "Another process holds the lock '/films/library.lock'; waited 2.5 s for it."
    )
    #expect(
      MediaError.noLibrary(path: "/my films").hint
        == "If there should be one, check that its disk is mounted; else `troupe init '/my films'` makes one there."
    )
  }

  @Test func `a hostile path cannot drive the terminal`() {
    let message = MediaError.notFound(path: "/a\u{1B}[2J\n\u{202E}b").message
    #expect(message == "There is no '/a\\u{1b}[2J\\u{a}\\u{202e}b'.")
  }

  @Test func `a path never loses its meaning between Swift and the kernel`() throws {
    let folder = TemporaryFolder()
    for name in ["e\u{301}", "\u{E9}"] { try folder.file(name, name) }
    #expect(try folder.everything().count == 2, "two spellings of é are two files")
  }
}
