import TroupeEndpoints
import TroupeModel

extension TroupeError {
  /// The words for trouble with the library or a file; nil for any other error.
  var libraryReport: ErrorReport? {
    switch self {
    case .readOnlyLibrary(.copy(let why)):
      ErrorReport(
        "This library may not be changed: \(why)",
        "If it is a copy that should live on its own, run 'troupe init --adopt PATH'; else check that the right disk is mounted",
        .storageTrouble
      )
    case .catalogMissing(let path):
      ErrorReport(
        "The library had a catalog and has none now: \(path) is missing",
        "Check that the right disk is mounted, or restore the file from a backup",
        .storageTrouble
      )
    case .queuePaused(let reason):
      ErrorReport(
        "Nothing is sent from this library: \(reason)",
        "Look at 'troupe jobs', then let it go on with 'troupe resolve --resume'",
        .decisionNeeded
      )
    case .searchTooSlow(let part):
      ErrorReport(
        part.map { "'\($0.terminalSafe)' takes more than two seconds to look for, and was stopped" }
          ?? "The search takes more than two seconds, and was stopped",
        part?.hasSuffix("*") == true
          ? "Look for more letters, or in a shorter time with created:"
          : "Look for less at once, or in a shorter time with created:",
        .failed
      )
    case .fileNotFound(let path):
      ErrorReport(
        "There is no file \(path.terminalSafe)",
        "Check the path",
        .notFound
      )
    case .unreadableFile(let path, let reason):
      ErrorReport(
        "\(path.terminalSafe) cannot be read: \(reason)",
        "Check the file and its rights",
        .failed
      )
    case .unusableFile(let path, let message, let hint):
      ErrorReport("The file \(path.terminalSafe) cannot be used: \(message)", hint, .failed)
    case .notAReference(let path, let found):
      ErrorReport(
        "\(path.terminalSafe) is \(found), which cannot be a reference",
        "Give a PNG, JPEG, WebP or GIF picture, or an MP4 clip",
        .wrongUsage
      )
    case .fetchFailed(let url, let reason):
      ErrorReport(
        "\(Origin.withoutQuery(url)) could not be fetched: \(reason)",
        "Download it yourself and add the file",
        .failed
      )
    default: nil
    }
  }

  /// The words for trouble with characters and looks; nil for any other error.
  var characterReport: ErrorReport? {
    switch self {
    case .handleTaken(let handle):
      ErrorReport(
        "There is a character '\(handle)' already",
        "Choose another handle, or rename that one with 'troupe character rename \(handle) NEW'",
        .wrongUsage
      )
    case .lookTaken(let look):
      ErrorReport(
        "There is a look '\(look)' already",
        "Choose another name, or change it with 'troupe look edit \(look)'",
        .wrongUsage
      )
    case .defaultLookStays(let handle):
      ErrorReport(
        "Every character has a default look, and \(handle)'s cannot be removed or renamed",
        "Remove its references instead, or the whole character",
        .wrongUsage
      )
    case .characterInTrash(let handle):
      ErrorReport(
        "The character \(handle) is in the trash",
        "Take it back with 'troupe character restore \(handle)'",
        .notFound
      )
    case .portableCharacter(let path, let problem):
      ErrorReport(
        "The character file \(path) cannot be read. \(problem)",
        "Mend the file and try again",
        .failed
      )
    default: nil
    }
  }
}
