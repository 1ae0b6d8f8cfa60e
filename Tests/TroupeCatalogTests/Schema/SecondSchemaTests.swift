import Testing
import TroupeModel

@testable import TroupeCatalog

/// What the second schema refuses by itself, whatever program writes.
@Suite struct SecondSchemaTests {
  let temporary: TemporaryCatalog

  init() throws {
    temporary = try TemporaryCatalog()
    try temporary.execute(SchemaTests.base)
    try temporary.execute(
      """
      INSERT INTO refusal (generation_key, stage, kind, message, created_at)
      VALUES (1, 'submit', 'moderation', 'no', 0);
      INSERT INTO generation (key, id, status, endpoint, account, prompt, format, model, created_at,
        batch_sha256, batch_line)
      VALUES (2, 'g000000000000002', 'queued', 'e', 'a', 'x', 'openai', 'm', 0, printf('%064d', 7), 3);
      """
    )
  }

  static let refusal = "INSERT INTO refusal (stage, kind, message, created_at, "
  static let clip = "UPDATE reference SET source_generation_key = 1, "

  static let illegal: [(sql: String, why: String)] = [
    ("INSERT INTO cast_reference VALUES (2, 1, 2, 'face', 'x', NULL, 2)", "is_sent IN"),
    ("INSERT INTO cast_reference VALUES (2, 1, 2, 'face', 'x', NULL, NULL)", "NOT NULL"),
    ("UPDATE cast_reference SET is_sent = 1", "a frozen cast cannot change"),
    ("UPDATE reference SET made_from_pictures = 2", "made_from_pictures IN"),
    (
      clip + "source_from_ms = 0, source_to_ms = 1, made_from_pictures = 1",
      "made_from_pictures = 0"
    ),
    (clip + "source_from_ms = 0", "(source_to_ms IS NULL)"),
    (clip + "source_to_ms = 1", "(source_from_ms IS NULL)"),
    ("UPDATE reference SET source_from_ms = 0, source_to_ms = 1", "(source_from_ms IS NULL)"),
    ("UPDATE reference SET source_from_ms = 0", "(source_from_ms IS NULL)"),
    ("UPDATE reference SET source_to_ms = 1", "(source_to_ms IS NULL)"),
    (clip + "source_from_ms = -1, source_to_ms = 1", "source_from_ms >= 0"),
    (clip + "source_from_ms = 5, source_to_ms = 5", "source_to_ms > source_from_ms"),
    (clip + "source_from_ms = 6, source_to_ms = 5", "source_to_ms > source_from_ms"),
    (
      "UPDATE reference SET source_generation_key = 99, source_from_ms = 0, source_to_ms = 1",
      "FOREIGN KEY"
    ),
    ("UPDATE registration SET avatar_media_key = 99", "FOREIGN KEY"),
    ("UPDATE generation SET rating = 0", "rating BETWEEN"),
    ("UPDATE generation SET rating = 6", "rating BETWEEN"),
    ("UPDATE generation SET rating = 'good'", "INTEGER"),
    ("UPDATE generation SET is_private = 2", "is_private IN"),
    ("UPDATE generation SET batch_sha256 = 'ab' WHERE key = 2", "length(batch_sha256) = 64"),
    (
      "UPDATE generation SET batch_sha256 = upper(printf('%064x', 175)) WHERE key = 2",
      "length(batch_sha256) = 64"
    ),
    ("UPDATE generation SET batch_line = 0 WHERE key = 2", "batch_line >= 1"),
    ("UPDATE generation SET batch_line = NULL WHERE key = 2", "(batch_sha256 IS NULL)"),
    ("UPDATE generation SET batch_line = 1 WHERE key = 1", "(batch_sha256 IS NULL)"),
    ("UPDATE generation SET batch_sha256 = NULL WHERE key = 2", "(batch_sha256 IS NULL)"),
    (
      "UPDATE generation SET batch_sha256 = printf('%064d', 7), batch_line = 3 WHERE key = 1",
      "UNIQUE"
    ),
    ("UPDATE intent SET currency = 'USD', cost_unit = 'call'", "maximum_micros IS NOT NULL"),
    ("UPDATE intent SET maximum_micros = 1, currency = '', cost_unit = 'call'", "currency <> ''"),
    ("UPDATE intent SET maximum_micros = 1, currency = 'USD'", "(currency IS NULL)"),
    ("UPDATE intent SET maximum_micros = 1, cost_unit = 'call'", "(currency IS NULL)"),
    (
      "UPDATE attempt SET actual_micros = -1, actual_currency = 'USD', actual_unit = 'call'",
      "actual_micros >= 0"
    ),
    (
      "UPDATE attempt SET actual_micros = 1, actual_currency = '', actual_unit = 'call'",
      "actual_currency <> ''"
    ),
    ("UPDATE attempt SET actual_micros = 1, actual_unit = 'call'", "(actual_currency IS NULL)"),
    ("UPDATE attempt SET actual_micros = 1, actual_currency = 'USD'", "(actual_unit IS NULL)"),
    (
      "UPDATE attempt SET actual_currency = 'USD', actual_unit = 'call'",
      "(actual_currency IS NULL)"
    ),
    ("UPDATE attempt SET actual_unit = 'call'", "(actual_unit IS NULL)"),
    ("UPDATE refusal SET message = 'yes'", "a refusal cannot change"),
    ("UPDATE refusal SET kind = 'other'", "a refusal cannot change"),
    (refusal + "generation_key) VALUES ('later', 'other', '', 0, 1)", "stage IN"),
    (refusal + "generation_key) VALUES ('submit', '', '', 0, 1)", "length(kind) > 0"),
    (refusal + "generation_key) VALUES ('submit', 'other', NULL, 0, 1)", "NOT NULL"),
    (refusal + "generation_key) VALUES ('submit', 'other', '', 0, 99)", "FOREIGN KEY"),
    (refusal + "code) VALUES ('submit', 'other', '', 0, 'c')", "(registration_key IS NULL)"),
    (
      refusal + "generation_key, registration_key) VALUES ('submit', 'other', '', 0, 1, 1)",
      "(registration_key IS NULL)"
    ),
  ]

  @Test(arguments: illegal)
  func `an illegal state is refused for its own reason`(sql: String, why: String) throws {
    let message = try temporary.refusal(of: sql)
    #expect(message?.contains(why) == true, "\(message ?? "it was accepted")")
  }

  @Test(
    arguments: [
      "INSERT INTO cast_reference VALUES (2, 1, 2, 'face', 'x', NULL, 1)",
      "UPDATE reference SET made_from_pictures = 1",
      clip + "source_from_ms = 0, source_to_ms = 1",
      "UPDATE registration SET avatar_media_key = 1, display_name = '', expires_at = 5",
      "UPDATE generation SET rating = 1", "UPDATE generation SET rating = 5",
      "UPDATE generation SET rating = NULL", "UPDATE generation SET is_private = key - 1",
      "UPDATE generation SET batch_sha256 = printf('%064d', 7), batch_line = 4 WHERE key = 1",
      "UPDATE generation SET batch_sha256 = printf('%064d', 8), batch_line = 3 WHERE key = 1",
      "UPDATE generation SET batch_sha256 = NULL, batch_line = NULL",
      "UPDATE intent SET maximum_micros = 1, currency = 'USD', cost_unit = 'call'",
      "UPDATE attempt SET actual_micros = 0, actual_currency = 'USD', actual_unit = 'call'",
      refusal + "registration_key) VALUES ('submit', 'other', '', 0, 1)",
    ]
      + RefusalStage.allCases.map {
        refusal + "generation_key) VALUES ('\($0.rawValue)', 'other', '', 0, 1)"
      }
      + CastUse.allCases.enumerated().map {
        """
        INSERT INTO cast_member SELECT 2, 1, \($0.offset + 2), 1, 'a', 'a', 'a', '', '', NULL, NULL,
          '\($0.element.rawValue)', ''
        """
      }
  )
  func `the legal neighbour of an illegal state is accepted`(sql: String) throws {
    #expect(try temporary.refusal(of: sql) == nil)
  }

  @Test func `what was charged may be noted once an attempt was accepted`() throws {
    for step in ["state = 'in_flight'", "state = 'accepted', remote_id = 'x'"] {
      try temporary.execute("UPDATE attempt SET " + step)
    }
    #expect(
      try temporary.refusal(
        of: "UPDATE attempt SET actual_micros = 5, actual_currency = 'USD', actual_unit = 'call'"
      ) == nil
    )
  }
}
