public import TroupeModel

/// What went wrong with a file, a lock, a library folder or a receipt.
public enum MediaError: Error, Hashable, Sendable {
  // Files and folders
  case notFound(path: String)
  /// The rights or a read-only file system forbid it.
  case notPermitted(FileStep, path: String, errno: Int32)
  /// The name is taken and may not be replaced.
  case nameTaken(path: String)
  /// A text that can be no path: it is empty or holds a NUL.
  case impossiblePath(String)
  case notAFile(path: String)
  case notAFolder(path: String)
  /// The disk is full; `needed` and `free` are bytes, nil where unknown.
  case diskFull(path: String, needed: Int64?, free: Int64?)
  /// The user's quota is used up; `needed` and `free` are bytes, nil where unknown.
  case quotaUsedUp(path: String, needed: Int64?, free: Int64?)
  /// The file system, or a limit on the process, allows no file of `needed` bytes.
  case fileTooLarge(path: String, needed: Int64?)
  /// The disk did not confirm the bytes; the file was abandoned.
  case notDurable(path: String, errno: Int32)
  /// A file does not have the length that was written to it, in bytes.
  case wrongLength(path: String, expected: Int64, found: Int64)
  /// A file was finished or abandoned before.
  case alreadyClosed(path: String)
  /// Anything else that the system refused.
  case failed(FileStep, path: String, errno: Int32)

  // Locks
  /// Another holder kept the lock for as long as this one was willing to wait.
  case lockHeld(path: String, waited: Milliseconds)

  // Content
  case contentMissing(ContentID)

  // Libraries
  /// There is no library in the folder that was named.
  case noLibrary(path: String)
  /// Nothing was named, and no library was found in these places.
  case libraryNotFound(looked: [SearchedPlace])
  /// The folder is a library already.
  case libraryExists(path: String)
  case manifestNotJSON(path: String, JSONError)
  /// A `library.json` that belongs to another program.
  case manifestForeign(path: String, format: String?)
  /// A `library.json` of ours with something amiss, in words.
  case manifestMalformed(path: String, problem: String)
  /// Made by a newer version of this program.
  case libraryTooNew(path: String, version: Int, supported: Int)
  /// `kind` is the name of the file system as the kernel calls it.
  case networkFileSystem(path: String, kind: String)
  case instanceMalformed(path: String, problem: String)

  // Receipts
  case receiptDamaged(path: String, problem: String)
}

/// What was being done to a file when the system refused.
public enum FileStep: String, Hashable, Sendable {
  case open, create, read, write, sync, close, rename, remove, list, lock
  case inspect = "look at"
  case makeFolder = "make the folder"
}

/// A place where a library was looked for.
public struct SearchedPlace: Hashable, Sendable {
  /// The folder.
  public var path: String
  /// What was there instead of a library, in words; nil for nothing.
  public var found: String?

  /// Creates a place.
  public init(path: String, found: String? = nil) {
    self.path = path
    self.found = found
  }
}
