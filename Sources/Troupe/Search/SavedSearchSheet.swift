public import TroupeModel

/// A search under a name, and whether it can still be run.
public struct SavedSearchSheet: Sendable {
  /// What it is called.
  public var name: String
  /// The search as it is typed.
  public var text: String
  /// When it was first saved.
  public var createdAt: Milliseconds
  /// Why it cannot be run now, as a sentence: it cannot be read any more, or names what is gone.
  public var problem: String?

  /// The saved search as JSON.
  public var json: JSON {
    [
      "name": .string(name), "search": .string(text), "problem": .optional(problem),
      "created_at": .string(createdAt.iso8601),
    ]
  }
}
