internal import Glibc
internal import TroupeModel

extension MediaError: CustomStringConvertible {
  /// The message and the hint.
  public var description: String { "\(message) \(hint)" }

  /// One sentence that says what happened.
  public var message: String {
    switch self {
    case .notFound(let path): "There is no \(shown(path))."
    case .notPermitted(let step, let path, let code), .failed(let step, let path, let code):
      "Cannot \(step.rawValue) \(shown(path)): \(words(code))."
    case .nameTaken(let path): "\(shown(path)) exists already."
    case .impossiblePath(let text): "\(shown(text)) is no path: it is empty or holds a NUL."
    case .notAFile(let path): "\(shown(path)) is not a file."
    case .notAFolder(let path): "\(shown(path)) is not a folder."
    case .diskFull(let path, let needed, let free):
      "The disk of \(shown(path)) is full\(space(needed, free))."
    case .quotaUsedUp(let path, let needed, let free):
      "Your disk quota for \(shown(path)) is used up\(space(needed, free))."
    case .fileTooLarge(let path, let needed):
      "\(shown(path)) allows no file\(needed.map { " of \(ByteCount.words($0))" } ?? " so large")."
    case .notDurable(let path, let code):
      "The disk did not confirm what was written to \(shown(path)): \(words(code))."
    case .wrongLength(let path, let expected, let found):
      "\(shown(path)) has \(found) bytes instead of \(expected)."
    case .alreadyClosed(let path): "\(shown(path)) was finished or abandoned before."
    case .lockHeld(let path, let waited):
      "Another process holds the lock \(shown(path)); waited \(waited.seconds) s for it."
    case .contentMissing(let content): "The library has no file for \(content.short)."
    case .noLibrary(let path): "\(shown(path)) is not a library: it has no library.json."
    case .libraryNotFound(let places): "No library was found at \(list(places))."
    case .libraryExists(let path): "\(shown(path)) is a library already."
    case .manifestNotJSON(let path, let error): "\(shown(path)) is not JSON: \(error)."
    case .manifestForeign(let path, let format):
      "\(shown(path)) is not of the format troupe-library\(format.map { " but \(shown($0))" } ?? "")."
    case .manifestMalformed(let path, let problem), .instanceMalformed(let path, let problem):
      "\(shown(path)) is malformed: \(problem)."
    case .libraryTooNew(let path, let version, let supported):
      "\(shown(path)) has version \(version); this program knows versions up to \(supported)."
    case .networkFileSystem(let path, let kind):
      "\(shown(path)) is on a network file system (\(kind)), where locks and SQLite are not safe."
    case .receiptDamaged(let path, let problem):
      "The receipt \(shown(path)) is damaged: \(problem)."
    }
  }

  /// One sentence that says what to do next.
  public var hint: String {
    switch self {
    case .notFound, .impossiblePath, .notAFile, .notAFolder: "Check the path."
    case .notPermitted(_, _, let code) where code == EROFS:
      "The disk is mounted read-only; mount it writable, or use a copy of the library."
    case .notPermitted: "Check who owns it and its permissions."
    case .nameTaken: "Choose another name, or remove it first."
    case .diskFull, .quotaUsedUp: "Free some space and try again; nothing partial was left."
    case .fileTooLarge: "Raise the limit (ulimit -f), or use a disk that allows larger files."
    case .notDurable: "Nothing counts as stored; check the disk and its connection, then try again."
    case .wrongLength: "Try again; if it happens twice, check the disk."
    case .alreadyClosed: "This is a mistake in the program; please report it."
    case .failed(_, _, let code) where code == EMFILE || code == ENFILE:
      "Too many files are open; raise the limit (ulimit -n) and try again."
    case .failed(_, _, let code) where code == EIO: "Check the disk and its connection."
    case .failed(_, _, let code) where code == EXDEV:
      "Keep the whole library on one file system."
    case .failed: "Check the path and the disk, and try again."
    case .lockHeld: "Wait until the other command has ended, or end it, and try again."
    case .contentMissing: "`troupe verify` names all damage, and `troupe repair` mends what it can."
    case .noLibrary(let path):
      "If there should be one, check that its disk is mounted; else `troupe init \(PathText.forShell(path))` makes one there."
    case .libraryNotFound:
      "`troupe init` makes one, or say where it is with --library or TROUPE_LIBRARY."
    case .libraryExists: "Use it as it is, or choose another folder."
    case .manifestNotJSON, .manifestMalformed:
      "Put it right by hand, or bring it back from a backup."
    case .manifestForeign: "Name another folder with --library, or make one with `troupe init`."
    case .libraryTooNew: "Use the newer version of the program that made it."
    case .networkFileSystem:
      "Keep the library on a local disk, and send copies with `troupe backup`."
    case .instanceMalformed: "`troupe doctor` says how to adopt the library again."
    case .receiptDamaged: "Keep the file as evidence; `troupe resolve` settles its attempt."
    }
  }

  private func shown(_ path: String) -> String {
    let line = path.terminalSafe.split(separator: "\n", omittingEmptySubsequences: false)
    return "'\(line.joined(separator: "\\u{a}"))'"
  }

  private func words(_ code: Int32) -> String { String(cString: strerror(code)) }

  private func space(_ needed: Int64?, _ free: Int64?) -> String {
    switch (needed, free) {
    case (let needed?, let free?):
      ": it needs \(ByteCount.words(needed)) and \(ByteCount.words(free)) are free"
    case (let needed?, nil): ": it needs \(ByteCount.words(needed))"
    case (nil, let free?): ": \(ByteCount.words(free)) are free"
    case (nil, nil): ""
    }
  }

  private func list(_ places: [SearchedPlace]) -> String {
    places.map { shown($0.path) + ($0.found.map { " (\($0))" } ?? "") }.joined(separator: ", ")
  }
}
