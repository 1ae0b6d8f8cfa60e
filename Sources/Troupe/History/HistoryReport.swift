public import TroupeModel

/// What an import of a history did, or would do.
public struct HistoryReport: Sendable {
  /// Whether nothing was written because nothing was to be.
  public var isDryRun = false
  /// The generations that came in, or would.
  public var imported = 0
  /// Those that are here already, or stand in the file twice.
  public var duplicates = 0
  /// The handles of the characters that were made for it, or would be.
  public var newCharacters: [Handle] = []
  /// How many looks were made for characters who were here.
  public var newLooks = 0
  /// How often the picture that a video began with is not among the files here, so that its digest is left out.
  public var missingImages = 0
  /// How often a parent is neither in the file nor here.
  public var missingParents = 0
  /// How many were called stored without the id of a job, and are kept as expired.
  public var withoutRemoteID = 0
  /// Keys and columns of the file that a generation does not have or that an import does not write, sorted.
  public var ignored: [String] = []
  /// When the oldest and the newest that came in were asked for.
  public var span: ClosedRange<Milliseconds>?
  /// How long it took.
  public var time = Milliseconds(0)
}

extension HistoryReport {
  /// The report as JSON.
  public var json: JSON {
    [
      "dry_run": .bool(isDryRun), "imported": .number(imported),
      "duplicates": .number(duplicates),
      "new_characters": .array(newCharacters.map { .string($0.description) }),
      "new_looks": .number(newLooks), "missing_images": .number(missingImages),
      "missing_parents": .number(missingParents),
      "stored_without_remote_id": .number(withoutRemoteID),
      "ignored": .array(ignored.map(JSON.string)),
      "oldest": .optional(span?.lowerBound.iso8601),
      "newest": .optional(span?.upperBound.iso8601), "seconds": .number(time.seconds),
    ]
  }
}

/// How far an import is.
public struct HistoryProgress: Sendable {
  /// What is being done.
  public enum Phase: String, Sendable {
    case checking, recording
  }

  /// Where in the two steps it is.
  public var phase: Phase
  /// Bytes of the file while it is checked, generations while they are recorded.
  public var done: Int64
  /// How many there are in all.
  public var total: Int64
}

/// What is to be done with a history.
public struct HistoryOptions: Sendable {
  /// What columns mean, as `COLUMN=KEY`.
  public var map: [String]
  /// Whether characters and looks that are written and not here are made.
  public var createsCast: Bool
  /// Whether it is only said what would be done.
  public var isDryRun: Bool

  /// Creates options.
  public init(map: [String] = [], createsCast: Bool = false, isDryRun: Bool = false) {
    self.map = map
    self.createsCast = createsCast
    self.isDryRun = isDryRun
  }
}
