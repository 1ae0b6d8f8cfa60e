import Glibc

/// Looks for a word in bytes, fast enough for bodies of many megabytes in a debug build.
struct ByteSearch {
  let needle: [UInt8]

  init(_ word: String) { needle = Array(word.utf8) }

  /// The place of the first one at or after `start`.
  func firstIndex(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let first = needle.first else { return nil }
      var place = start
      while place + needle.count <= bytes.count {
        let length = bytes.count - needle.count + 1 - place
        guard let found = memchr(base + place, CInt(first), length) else { return nil }
        place = UnsafeRawPointer(found) - base
        if memcmp(base + place, needle, needle.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }

  /// Whether the word is anywhere.
  func isFound(in bytes: [UInt8]) -> Bool { firstIndex(in: bytes, from: 0) != nil }
}
