internal import GRDB
public import TroupeModel

/// A ledger entry with what costs are grouped by.
public struct CostRow: Hashable, Sendable {
  /// A character that the money was spent on.
  public struct Person: Hashable, Sendable {
    /// Who it is, for good.
    public var id: ItemID
    /// The handle as it is now.
    public var handle: Handle

    /// Creates a person.
    public init(id: ItemID, handle: Handle) {
      self.id = id
      self.handle = handle
    }
  }

  /// What the attempt cost or may have cost.
  public var entry: LedgerEntry
  /// The cast of the generation by slot, or the character of the registration; each once, without those that are gone
  /// for good.
  public var characters: [Person]
  /// The project of the generation; empty where it has none, and for a registration.
  public var project: String
  /// What the user thinks of the generation, from 1 to 5; nil where that was not said, and for a registration.
  public var rating: Int?
  /// Whether there is a video of it that is not in the trash.
  public var hasVideo: Bool

  /// The lowest rating of what is worth keeping.
  public static let keptRating = 4

  /// Whether something came of it that the user wants to keep: a video, and a rating of four or more.
  public var isKept: Bool { hasVideo && (rating ?? 0) >= Self.keptRating }

  /// Creates a row.
  public init(
    entry: LedgerEntry,
    characters: [Person],
    project: String = "",
    rating: Int? = nil,
    hasVideo: Bool = false
  ) {
    self.entry = entry
    self.characters = characters
    self.project = project
    self.rating = rating
    self.hasVideo = hasVideo
  }
}

extension CatalogReader {
  /// Every ledger entry with what costs are grouped by, the oldest first; two queries, however many there are.
  public func costRows() throws -> [CostRow] {
    let characters = try charactersOfIntents()
    return try ledgerRows().map { row in
      let entry = try Self.entry(row)
      return CostRow(
        entry: entry,
        characters: characters[entry.subject] ?? [],
        project: row["project"],
        rating: row["rating"],
        hasVideo: row["has_video"]
      )
    }
  }

  /// Who is in each generation and registration that was ever to be sent.
  private func charactersOfIntents() throws -> [ItemID: [CostRow.Person]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT generation.id AS subject, character.id, character.handle, min(cast_member.slot) AS slot FROM intent
        JOIN generation ON generation.key = intent.generation_key
        JOIN cast_member ON cast_member.generation_key = generation.key
        JOIN character ON character.key = cast_member.character_key
        GROUP BY generation.key, character.key
        UNION ALL
        SELECT registration.id, character.id, character.handle, 1 FROM intent
        JOIN registration ON registration.key = intent.registration_key
        JOIN look ON look.key = registration.look_key
        JOIN character ON character.key = look.character_key
        ORDER BY slot
        """
    )
    var result: [ItemID: [CostRow.Person]] = [:]
    while let row = try rows.next() {
      let person = CostRow.Person(id: try row.id("id"), handle: try row.handle("handle"))
      result[try row.id("subject"), default: []].append(person)
    }
    return result
  }
}
