internal import Glibc
internal import Synchronization

/// A file that is being written under a temporary name and gets its own name once it is whole and on the disk.
///
/// While it is written it is locked with `flock`, which tells it from what a crash left over. Whatever fails, and
/// whoever forgets it, no partial file remains.
public final class DurableFileWriter: Sendable {
  /// The temporary file, which may be read before `finish`.
  public let temporaryPath: String
  private let folder: String
  private let expected: Int64
  private let state: Mutex<State>

  private struct State {
    var stage: Stage
    var written: Int64 = 0
  }

  private enum Stage {
    case writing(OpenFile)
    /// On the disk and closed, without its name.
    case sealed
    case finished
    case abandoned
  }

  /// Begins a file in an existing folder.
  ///
  /// - Parameters:
  ///   - folder: where the temporary file is made; the final name must be on the same file system.
  ///   - mode: the rights of the file, which it has from the start, so that no moment shows it otherwise.
  ///   - expecting: the length in bytes, where it is known; only messages use it.
  /// - Throws: the errors of making a file, such as `MediaError.notFound` for the folder.
  public init(
    in folder: String,
    mode: DurableFile.Mode = .readWrite,
    expecting: Int64? = nil
  ) throws(MediaError) {
    let path = PathText.join(folder, DurableFile.temporaryName())
    let file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode.bits)
    _ = try? file.tryLock()  // a file system without locks only loses the mark
    temporaryPath = path
    self.folder = folder
    expected = expecting ?? 0
    state = Mutex(State(stage: .writing(file)))
  }

  deinit { abandon() }

  /// The bytes that were written so far.
  public var written: Int64 { state.withLock { $0.written } }

  /// Writes more bytes at the end.
  ///
  /// A failure abandons the file.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(MediaError) {
    try state.withLock { (state) throws(MediaError) in
      guard case .writing(let file) = state.stage else {
        throw .alreadyClosed(path: temporaryPath)
      }
      let total = state.written + Int64(bytes.count)
      try abandoning(&state, needed: total) { () throws(MediaError) in
        try file.write(bytes, needed: max(expected, total))
      }
      state.written = total
    }
  }

  /// Writes more bytes at the end.
  ///
  /// A failure abandons the file.
  public func append(_ bytes: [UInt8]) throws(MediaError) {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result<Void, MediaError> { () throws(MediaError) in try append(buffer) }
    }
    try outcome.get()
  }

  /// Checks the length, waits for the disk, and gives the file its name.
  ///
  /// Where the name is taken and may not be replaced, `MediaError.nameTaken` is thrown and the file stays temporary,
  /// so that it can be finished otherwise; any other failure abandons it. The folder of the name must exist.
  public func finish(at path: String, replace: Bool) throws(MediaError) {
    try state.withLock { (state) throws(MediaError) in
      if case .writing(let file) = state.stage {
        let written = state.written
        try abandoning(&state, needed: written) { () throws(MediaError) in
          let found = try FileInfo(of: file).bytes
          guard found == written else {
            throw .wrongLength(path: temporaryPath, expected: written, found: found)
          }
          try file.sync(needed: written)
          try file.close()
        }
        state.stage = .sealed
      }
      guard case .sealed = state.stage else { throw .alreadyClosed(path: temporaryPath) }
      if replace {
        try abandoning(&state, needed: nil) { () throws(MediaError) in
          try Rename.replacing(temporaryPath, with: path)
        }
      } else {
        try abandoning(&state, needed: nil) { () throws(MediaError) in
          try Rename.withoutReplacing(temporaryPath, to: path)
        }
      }
      state.stage = .finished
      try Folder.sync(PathText.folder(of: path))
    }
  }

  /// Removes the temporary file; nothing happens once the file is finished.
  public func abandon() { state.withLock { abandon(&$0) } }

  private func abandon(_ state: inout sending State) {
    switch state.stage {
    case .writing(let file):
      // Unlinked before it is closed, so that nobody finds it unlocked; closed now, as that frees its space.
      try? Folder.remove(file: temporaryPath)
      try? file.close()
    case .sealed: try? Folder.remove(file: temporaryPath)
    case .finished, .abandoned: return
    }
    state.stage = .abandoned
  }

  /// Runs a step; where it fails, removes the file first, so that the free space in the error is what the user has.
  private func abandoning(
    _ state: inout sending State,
    needed: Int64?,
    _ step: () throws(MediaError) -> Void
  ) throws(MediaError) {
    do throws(MediaError) { try step() } catch {
      if case .nameTaken = error { throw error }
      abandon(&state)
      let free = FreeSpace.nearest(to: folder)
      let total = needed.map { max(expected, $0) }
      switch error {
      case .diskFull: throw .diskFull(path: folder, needed: total, free: free)
      case .quotaUsedUp: throw .quotaUsedUp(path: folder, needed: total, free: free)
      case .fileTooLarge: throw .fileTooLarge(path: folder, needed: total)
      default: throw error
      }
    }
  }
}
