import Testing
import TestSupport
import TroupeModel

@testable import TroupeMedia

@Suite struct ContentHashTests {
  // FIPS 180-4, examples of the NIST.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the digests are those of the standard`(text: String, digest: String) {
    #expect(ContentID.of(text).description == digest)
  }

  @Test func `pieces of any size make the same digest, in memory and in a file`() throws {
    var random = SeededRandom(seed: 11)
    let bytes = (0..<2_500_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let whole = ContentID.of(bytes)
    var hash = ContentHash()
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...200_000, using: &random)
      hash.update(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(hash.content == whole)
    #expect(hash.content == whole, "asking does not end it")
    let folder = TemporaryFolder()
    try DurableFile.write(bytes, to: folder.path("a"))
    #expect(try ContentID.of(fileAt: folder.path("a")) == whole)
  }

  @Test func `what is no file has no digest`() throws {
    let folder = TemporaryFolder()
    #expect(throws: MediaError.notAFile(path: folder.path)) {
      try ContentID.of(fileAt: folder.path)
    }
    #expect(throws: MediaError.notFound(path: folder.path("a"))) {
      try ContentID.of(fileAt: folder.path("a"))
    }
    #expect(throws: MediaError.notAFile(path: "/dev/null")) {
      try ContentID.of(fileAt: "/dev/null")
    }
  }
}
