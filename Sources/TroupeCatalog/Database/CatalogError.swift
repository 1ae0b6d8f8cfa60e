public import TroupeModel

/// What can go wrong between the program and the catalog.
public enum CatalogError: Error, Sendable {
  /// The catalog was written by a newer program.
  case newer(version: Int, known: Int)
  /// Another process held the catalog for too long.
  case busy
  /// What was looked for was not found in the time that there was for it.
  case tooSlow
  /// The file is not a catalog, or is damaged.
  case damaged(String)
  /// Nothing fits what was typed; the names are the nearest.
  case notFound(Subject, typed: String, nearest: [String])
  /// More than one row fits.
  case ambiguous(Subject, typed: String, matches: [String])
  /// Another character has the handle, or another look of the character has the name.
  case nameTaken(Subject, name: String)
  /// An attempt was asked to go where it cannot.
  case illegalTransition(from: AttemptState, event: AttemptEvent)
  /// The endpoint gave an id that another attempt already holds.
  case remoteIDTaken(RemoteID)
  /// SQLite's own message.
  case sqlite(code: Int32, String)

  /// The kinds of things that are looked up by what somebody typed.
  public enum Subject: String, Sendable {
    case character, look, reference, endpoint, registration, generation, video, attempt
  }
}
