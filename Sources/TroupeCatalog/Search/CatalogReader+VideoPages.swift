internal import GRDB
public import TroupeModel

extension CatalogReader {
  /// The ids of the videos in use, the newest first, and how many there are in all.
  ///
  /// - Parameters:
  ///   - character: who is to be in them; nil for all.
  ///   - limit: how many at the most.
  ///   - last: the last of the page before, after which this one begins.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: a page; the total is counted up to `SearchTotal.limit`.
  public func videoPage(
    with character: ItemID? = nil,
    limit: Int,
    after last: ItemID? = nil
  ) throws -> (ids: [ItemID], total: SearchTotal) {
    let who = character == nil ? "" : " AND \(Self.appears)"
    let rows = "FROM video WHERE video.trashed_at IS NULL\(who)"
    let behind =
      last == nil
      ? ""
      : """
       AND (video.created_at, video.key) <
        (SELECT last.created_at, last.key FROM video AS last WHERE last.id = :last)
      """
    let arguments: StatementArguments = [
      "character": character?.description, "last": last?.description,
    ]
    let ids = try Row.fetchAll(
      db,
      sql: """
        SELECT video.id AS id \(rows)\(behind)
        ORDER BY video.created_at DESC, video.key DESC LIMIT \(limit)
        """,
      arguments: arguments
    ).map { try $0.id("id") }
    let count = try Int.fetchOne(
      db,
      sql: "SELECT count(*) FROM (SELECT 1 \(rows) LIMIT \(SearchTotal.limit + 1))",
      arguments: arguments
    )
    let total = count ?? 0
    return (
      ids,
      SearchTotal(count: min(total, SearchTotal.limit), isExact: total <= SearchTotal.limit)
    )
  }

  /// The ids of the videos in use of some generations, in the order of these, the newest of each first.
  public func videoIDs(
    of generations: [ItemID],
    with character: ItemID? = nil
  ) throws -> [ItemID] {
    let who = character == nil ? "" : " AND \(Self.appears)"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT video.id AS id FROM json_each(:wanted) AS wanted
        CROSS JOIN generation ON generation.id = wanted.value
        CROSS JOIN video ON video.generation_key = generation.key
        WHERE video.trashed_at IS NULL\(who) ORDER BY wanted.key, video.key DESC
        """,
      arguments: [
        "character": character?.description,
        "wanted": JSON.array(generations.map { .string($0.description) }).compact,
      ]
    ).map { try $0.id("id") }
  }

  /// Whether the character whose id is bound is in a video.
  private static let appears = """
    EXISTS (SELECT 1 FROM appearance WHERE appearance.video_key = video.key AND appearance.removed_at IS NULL
      AND appearance.character_key = (SELECT key FROM character WHERE id = :character))
    """
}
