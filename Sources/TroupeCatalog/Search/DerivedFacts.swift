import GRDB

/// What stands in the catalog for the search alone, beside the words, and follows from the rows.
enum DerivedFacts {
  /// The stretches of keys in the order of time, as the schema makes them.
  private static let runs = """
    SELECT min(key) AS first_key, max(key) AS last_key, min(created_at) AS first_time, max(created_at) AS last_time
    FROM (SELECT key, created_at, sum(begins) OVER (ORDER BY key) AS run FROM (
      SELECT key, created_at, created_at < lag(created_at, 1, created_at) OVER (ORDER BY key) AS begins
      FROM generation))
    GROUP BY run
    """
  private static let miscounted = """
    cast_size <> (SELECT count(*) FROM cast_member WHERE generation_key = generation.key)
      OR scene_count <> (SELECT count(*) FROM scene WHERE generation_key = generation.key)
    """

  /// What is not as the rows say, a sentence each.
  static func faults(_ db: Database) throws -> [String] {
    var faults: [String] = []
    // A stretch may be cut finer than it need be, and may name keys whose rows are gone.
    let misplaced = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM generation WHERE NOT EXISTS (SELECT 1 FROM generation_run
          WHERE generation.key BETWEEN first_key AND last_key
            AND generation.created_at BETWEEN first_time AND last_time)
        """
    )
    let disordered = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (
          SELECT created_at, lag(created_at, 1, created_at) OVER (PARTITION BY first_key ORDER BY key) AS before
          FROM generation JOIN generation_run ON first_key = (
            SELECT max(first_key) FROM generation_run WHERE first_key <= generation.key))
        WHERE created_at < before
        """
    )
    if let count = misplaced.map({ max($0, disordered ?? 0) }), count > 0 {
      faults.append(
        "\(count) generation\(count == 1 ? "" : "s") cannot be put in the order of time"
      )
    }
    let count =
      try Int.fetchOne(db, sql: "SELECT count(*) FROM generation WHERE \(miscounted)") ?? 0
    if count > 0 {
      faults.append(
        "the cast or the scenes of \(count) generation\(count == 1 ? "" : "s") are miscounted"
      )
    }
    return faults
  }

  /// Makes all of it anew.
  static func rebuild(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM generation_run;
        INSERT INTO generation_run (first_key, last_key, first_time, last_time) \(runs);
        UPDATE generation SET
          cast_size = (SELECT count(*) FROM cast_member WHERE generation_key = generation.key),
          scene_count = (SELECT count(*) FROM scene WHERE generation_key = generation.key)
        WHERE \(miscounted);
        """
    )
  }
}
