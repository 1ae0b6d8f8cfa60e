extension String {
  /// Whether two texts are the same when the letters A to Z are taken as a to z: SQLite's NOCASE.
  func isSameName(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0.lowerASCII == $1.lowerASCII }
  }
}

extension UInt8 {
  fileprivate var lowerASCII: UInt8 { (0x41...0x5A).contains(self) ? self + 32 : self }
}
