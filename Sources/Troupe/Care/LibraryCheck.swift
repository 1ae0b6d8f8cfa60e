public import TroupeModel

/// One thing about a library that can be looked at, and perhaps mended.
public struct LibraryCheck: Sendable {
  /// What is looked at.
  public enum Name: String, CaseIterable, Sendable {
    /// The file of the catalog, as SQLite sees it: pages, indexes, and rows that point to nothing.
    case catalog
    /// The index of words against the rows whose words it holds.
    case searchIndex = "search_index"
    /// The pictures and videos against what the catalog says of them.
    case media
  }

  /// What was looked at.
  public var name: Name
  /// What was looked at, in words, as `the words of 12 generations`.
  public var subject: String
  /// What is wrong, a sentence each; empty where nothing is.
  public var findings: [String]
  /// How many things are wrong; there may be more than sentences.
  public var count: Int
  /// Whether `repair` can mend it.
  public var isRepairable: Bool
  /// How long the look took.
  public var time: Milliseconds

  /// Whether nothing is wrong.
  public var isGood: Bool { count == 0 }
  /// How many findings get a sentence of their own.
  static let mostFindings = 20

  /// The check as JSON.
  public var json: JSON {
    [
      "name": .string(name.rawValue), "subject": .string(subject), "good": .bool(isGood),
      "count": .number(count), "findings": .array(findings.map(JSON.string)),
      "repairable": .bool(isRepairable), "seconds": .number(time.seconds),
    ]
  }
}

/// What a repair did about one check, or would do.
public struct LibraryRepair: Sendable {
  /// What was mended.
  public var name: LibraryCheck.Name
  /// What is done about it, in words.
  public var action: String
  /// Whether it was done.
  public var isDone: Bool

  /// The repair as JSON.
  public var json: JSON {
    [
      "name": .string(name.rawValue), "action": .string(action), "done": .bool(isDone),
    ]
  }
}
