/// Numbers of bytes in words, for messages.
enum ByteCount {
  /// `812 bytes` or `3.4 MiB`, rounded down to a tenth.
  static func words(_ bytes: Int64) -> String {
    guard bytes >= 1024 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    var unit = Int64(1024)
    var names = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"][...]
    while bytes / unit >= 1024, names.count > 1 {
      unit *= 1024
      names = names.dropFirst()
    }
    let whole = bytes / unit
    let tenth = min(9, bytes % unit / (unit / 10))
    return "\(whole).\(tenth) \(names.first ?? "")"
  }
}
