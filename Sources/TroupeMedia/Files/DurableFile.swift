/// Files that are either there as a whole, and survive a power cut, or not there at all.
public enum DurableFile {
  /// The rights of a new file, less what the umask takes away.
  public enum Mode: Sendable {
    case readWrite
    /// Stored objects, which nobody changes.
    case readOnly
    /// For the owner alone.
    case secret

    var bits: UInt32 {
      switch self {
      case .readWrite: 0o666
      case .readOnly: 0o444
      case .secret: 0o600
      }
    }
  }

  /// Writes a file under its name, in this order: temporary file in the same folder, write, check the length, fsync,
  /// close, rename, fsync the folder.
  ///
  /// A folder that is missing is made, and synced in its parent.
  ///
  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - path: its name.
  ///   - mode: its rights.
  ///   - replace: whether a file of that name gives way.
  /// - Throws: `MediaError.nameTaken` where it may not; whatever is thrown, no partial file is left.
  public static func write(
    _ bytes: [UInt8],
    to path: String,
    mode: Mode = .readWrite,
    replace: Bool = true
  ) throws(MediaError) {
    let folder = PathText.folder(of: path)
    try Folder.make(folder)
    let writer = try DurableFileWriter(in: folder, mode: mode, expecting: Int64(bytes.count))
    try writer.append(bytes)
    try writer.finish(at: path, replace: replace)
  }

  /// Writes a text in UTF-8; see `write(_:to:mode:replace:)`.
  public static func write(
    _ text: String,
    to path: String,
    mode: Mode = .readWrite,
    replace: Bool = true
  ) throws(MediaError) {
    try write(Array(text.utf8), to: path, mode: mode, replace: replace)
  }

  /// Whether a name is that of a temporary file, left over where no process is writing it.
  public static func isTemporary(name: String) -> Bool { name.hasPrefix(".troupe-") }

  static func temporaryName() -> String {
    ".troupe-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
  }
}
