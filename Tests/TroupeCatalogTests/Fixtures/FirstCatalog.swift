import GRDB

@testable import TroupeCatalog

/// A catalog as version 1 of the schema left it, with rows in every table.
enum FirstCatalog {
  /// Makes it at a path and closes it.
  static func make(at path: String, adding sql: String = "") throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = sql.isEmpty
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      try Migrations.migrate(db, to: 1)
      try db.execute(sql: "PRAGMA foreign_keys = \(sql.isEmpty ? "ON" : "OFF")")
      try db.execute(sql: rows + attempts + journal + sql)
    }
    try queue.close()
  }

  private static let rows = """
    INSERT INTO library VALUES (1, 'b000000000000000', 'm', '17', 5, 'a copy');
    INSERT INTO setting VALUES ('model', 'sora-2'), ('budget', '12.5');
    INSERT INTO character VALUES
      (2, 'c000000000000002', 'luna', 'Luna "月"', 'silver hair', 'n', 'given', 10, NULL),
      (9, 'c000000000000009', 'milo', 'Milo', '', '', '', 11, 99);
    INSERT INTO character_alias VALUES (4, 2, 2, '月'), (5, 2, 1, 'Lu');
    INSERT INTO character_tag VALUES (3, 2, 'heroine');
    INSERT INTO look VALUES (6, 'k000000000000006', 2, 'default', '', 10, NULL),
      (7, 'k000000000000007', 2, 'armor', 'in armor', 12, 98), (8, 'k000000000000008', 9, 'default', '', 11, NULL);
    INSERT INTO media VALUES (3, printf('%064x', 3), 100, 'image/png', 'media/3.png', 4, 5, NULL, 20),
      (1, printf('%064x', 1), 200, 'video/mp4', 'media/1.mp4', 6, 7, 8000, 21);
    INSERT INTO reference VALUES (5, 'r000000000000005', 6, 'face', 1, 'caption', 3, NULL, 22, NULL),
      (2, 'r000000000000002', 7, 'clip', 2, '', 1, 'https://a.example/c.mp4', 23, 97),
      (8, 'r000000000000008', 8, 'other', 1, '', NULL, 'https://a.example/o.png', 24, NULL);
    INSERT INTO endpoint VALUES (1, 'crazy', 'crazyrouter', 'https://c.example', 'work', 'KEY', 5000, 'refused', 30);
    INSERT INTO registration VALUES (4, 'n000000000000004', 6, 'crazy', 'work', 'live', 'char_1', 'luna.vega',
        '{"name":"Luna","description":"","look_prompt":"","references":["aa"]}', printf('%064x', 4), '{}', NULL, 31),
      (6, 'n000000000000006', 6, 'crazy', 'work', 'failed', NULL, NULL,
        '{"name":"Luna","description":"","look_prompt":"","references":[]}', printf('%064x', 6), NULL, 'no', 32);
    INSERT INTO upload VALUES (2, 'crazy', 'work', printf('%064x', 3), 'https://u.example/3', 500, 33);
    INSERT INTO generation VALUES
      (3, 'g000000000000003', 'stored', 'crazy', 'work', '@luna runs', 'unified', 'veo', 1280, 720, 8000, '16:9', 's.png',
        3, 'pilot', 'job-3', 'SUCCESS', 1.0, 'https://r.example/3', NULL, 1500000, 'USD', 'second', 'charged', 100, 101, 2,
        1, NULL, ' luna runs ', 40, NULL),
      (8, 'g000000000000008', 'needs_decision', 'crazy', 'work', '', 'openai', 'sora-2', NULL, NULL, NULL, NULL, NULL,
        NULL, '', NULL, NULL, NULL, NULL, 'lost', 250000, 'quota', 'call', 'unknown', NULL, NULL, 0, 0, 3, ' ', 41, 96),
      (9, 'g000000000000009', 'queued', 'crazy', 'work', 'x', 'openai', 'sora-2', NULL, NULL, NULL, NULL, NULL,
        NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, ' x ', 42, NULL),
      (10, 'g000000000000010', 'failed', 'crazy', 'work', 'y', 'openai', 'sora-2', NULL, NULL, NULL, NULL, NULL,
        NULL, '', NULL, NULL, NULL, NULL, 'no', 7, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, ' y ', 43, NULL);
    INSERT INTO generation_tag VALUES (2, 3, 'keeper');
    INSERT INTO scene VALUES (5, 8, 2, 'b', 2500), (6, 8, 1, 'a', NULL);
    INSERT INTO cast_member VALUES
      (11, 3, 1, 2, 'luna', 'Luna', 'default', 'silver', '', 'char_1', 'luna.vega', 'remote_handle', '@luna.vega'),
      (4, 3, 2, 9, 'milo', 'Milo', 'default', '', 'p', NULL, NULL, 'description', 'Milo'),
      (7, 8, 1, NULL, 'gone', 'Gone', 'armor', '', '', 'char_9', NULL, 'remote_id', ''),
      (20, 8, 2, 2, 'luna', 'Luna', 'armor', '', '', NULL, NULL, 'references', 'Luna');
    INSERT INTO cast_reference VALUES (3, 11, 1, 'face', printf('%064x', 3), NULL),
      (9, 11, 2, 'other', NULL, 'https://a.example/o.png'), (1, 4, 1, 'face', printf('%064x', 99), 'https://a.example/x.png'),
      (5, 20, 1, 'clip', printf('%064x', 1), NULL);
    INSERT INTO intent VALUES (2, 't000000000000002', 'generation', 3, NULL, '{"a":1}', printf('%064x', 12), 1500000, 50),
      (5, 't000000000000005', 'generation', 8, NULL, '{}', printf('%064x', 15), 250000, 51),
      (6, 't000000000000006', 'generation', 9, NULL, '{}', printf('%064x', 16), NULL, 52),
      (7, 't000000000000007', 'registration', NULL, 4, '{}', printf('%064x', 17), NULL, 53),
      (8, 't000000000000008', 'generation', 10, NULL, '{}', printf('%064x', 18), 7, 54);
    INSERT INTO video VALUES (6, 'v000000000000006', 3, 1, 'https://r.example/3', 70, NULL),
      (7, 'v000000000000007', NULL, 1, '', 71, 95);
    INSERT INTO appearance VALUES (8, 6, 2, 'default', 'cast', NULL), (9, 6, 9, NULL, 'manual', 94);

    """

  /// Attempts come to their states by the moves that the triggers admit.
  private static let attempts = """
    INSERT INTO attempt (key, id, intent_key, number, state, origin, created_at) VALUES
      (3, 'a000000000000003', 2, 1, 'prepared', 'https://c.example', 60),
      (5, 'a000000000000005', 5, 1, 'prepared', 'https://c.example', 62),
      (6, 'a000000000000006', 6, 1, 'prepared', 'https://c.example', 63),
      (7, 'a000000000000007', 7, 1, 'prepared', 'https://c.example', 64);
    UPDATE attempt SET state = 'never_sent', transport_error = 'no route' WHERE key = 3;
    INSERT INTO attempt (key, id, intent_key, number, state, origin, created_at) VALUES
      (4, 'a000000000000004', 2, 2, 'prepared', 'https://c.example', 61);
    UPDATE attempt SET state = 'in_flight', gate_passed = 1 WHERE key IN (4, 5, 7);
    UPDATE attempt SET state = 'accepted', remote_id = 'job-3', http_status = 200 WHERE key = 4;
    UPDATE attempt SET state = 'unknown', transport_error = 'cut' WHERE key = 5;
    UPDATE attempt SET state = 'rejected', http_status = 422, resolution = 'r' WHERE key = 7;

    """

  private static let journal = """
    INSERT INTO journal_operation VALUES (4, 'rename luna', 80, NULL), (5, 'edit', 81, 82);
    UPDATE journal_current SET operation_key = 4;
    UPDATE character SET handle = 'lulu' WHERE key = 2;
    DELETE FROM character_tag WHERE key = 3;
    INSERT INTO character_tag VALUES (7, 2, 'silver');
    UPDATE journal_current SET operation_key = 5;
    UPDATE reference SET caption = 'other' WHERE key = 5;
    UPDATE registration SET failure = 'no more' WHERE key = 6;
    UPDATE journal_current SET operation_key = NULL;

    """
}
