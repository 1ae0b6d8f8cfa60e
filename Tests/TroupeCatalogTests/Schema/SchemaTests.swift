import GRDB
import TestSupport
import Testing
import TroupeModel

@testable import TroupeCatalog

/// What SQLite refuses by itself, whatever program writes.
@Suite struct SchemaTests {
  let temporary: TemporaryCatalog

  /// One legal row in every table; ids are a letter and zeros.
  static let base = """
    INSERT INTO character (key, id, handle, name, created_at) VALUES (1, 'c000000000000000', 'luna', 'Luna', 0);
    INSERT INTO look (key, id, character_key, name, created_at) VALUES (1, 'k000000000000000', 1, 'default', 0);
    INSERT INTO media (key, sha256, bytes, type, path, width, height, created_at)
      VALUES (1, printf('%064d', 1), 1, 'image/png', 'media/a.png', 1, 1, 0);
    INSERT INTO reference (key, id, look_key, role, position, media_key, created_at)
      VALUES (1, 'r000000000000000', 1, 'face', 1, 1, 0);
    INSERT INTO registration (key, id, look_key, endpoint, account, state, basis, basis_sha256, created_at)
      VALUES (1, 'n000000000000000', 1, 'e', 'a', 'pending', '{}', printf('%064d', 1), 0);
    INSERT INTO generation (key, id, status, endpoint, account, prompt, format, model, created_at)
      VALUES (1, 'g000000000000000', 'queued', 'e', 'a', 'rain', 'openai', 'm', 0);
    INSERT INTO scene (key, generation_key, position, prompt) VALUES (1, 1, 1, 'rain');
    INSERT INTO cast_member (key, generation_key, slot, character_key, handle, name, look, description,
      look_prompt, how, text_sent) VALUES (1, 1, 1, 1, 'luna', 'Luna', 'default', '', '', 'description', 'Luna');
    INSERT INTO cast_reference (key, cast_key, position, role, sha256) VALUES (1, 1, 1, 'face', 'x');
    INSERT INTO intent (key, id, kind, generation_key, request, request_sha256, created_at)
      VALUES (1, 't000000000000000', 'generation', 1, '{}', printf('%064d', 1), 0);
    INSERT INTO attempt (key, id, intent_key, number, state, origin, created_at)
      VALUES (1, 'a000000000000000', 1, 1, 'prepared', 'o', 0);
    INSERT INTO video (key, id, generation_key, media_key, created_at) VALUES (1, 'v000000000000000', 1, 1, 0);
    INSERT INTO appearance (key, video_key, character_key, source) VALUES (1, 1, 1, 'cast');
    """

  init() throws {
    temporary = try TemporaryCatalog()
    try temporary.execute(Self.base)
  }

  static let illegal: [(sql: String, why: String)] = [
    ("INSERT INTO library VALUES (2, 'c000000000000000', 'm', '1', 0, NULL)", "key = 1"),
    ("INSERT INTO library VALUES (1, 'short', 'm', '1', 0, NULL)", "length(id) = 16"),
    ("INSERT INTO library VALUES (1, 'c000000000000000', 'm', '1', 0, '')", "pause_reason <> ''"),
    ("UPDATE character SET id = 'c'", "length(id) = 16"),
    ("UPDATE character SET name = ''", "length(name) > 0"),
    ("UPDATE character SET created_at = 'now'", "INTEGER"),
    ("INSERT INTO character_alias VALUES (1, 1, 0, 'Lu')", "position >= 1"),
    ("INSERT INTO character_alias VALUES (1, 1, 1, '')", "length(alias) > 0"),
    ("INSERT INTO character_alias VALUES (1, 1, 1, 'Lu'), (2, 1, 2, 'Lu')", "UNIQUE"),
    ("INSERT INTO character_tag VALUES (1, 1, '')", "length(tag) > 0"),
    ("INSERT INTO character_tag VALUES (1, 1, 'a'), (2, 1, 'a')", "UNIQUE"),
    ("DELETE FROM character", "FOREIGN KEY"),
    ("UPDATE look SET name = 'Armor'", "length(name) BETWEEN"),
    ("UPDATE look SET trashed_at = 1", "name <> 'default'"),
    ("INSERT INTO look SELECT 2, 'k000000000000002', 1, 'default', '', 0, NULL", "UNIQUE"),
    ("UPDATE media SET sha256 = upper(printf('%064x', 175))", "length(sha256) = 64"),
    ("UPDATE media SET sha256 = 'ab'", "length(sha256) = 64"),
    ("UPDATE media SET bytes = 0", "bytes > 0"), ("UPDATE media SET width = 0", "width > 0"),
    ("UPDATE media SET height = -1", "height > 0"),
    ("UPDATE media SET duration_ms = -1", "duration_ms >= 0"),
    ("UPDATE reference SET role = 'nose'", "role IN"),
    ("UPDATE reference SET position = 0", "position >= 1"),
    ("UPDATE reference SET media_key = NULL", "media_key IS NOT NULL OR url IS NOT NULL"),
    ("DELETE FROM media", "FOREIGN KEY"),
    ("INSERT INTO endpoint (name, profile, created_at) VALUES ('', 'p', 0)", "length(name) > 0"),
    ("INSERT INTO endpoint (name, profile, created_at) VALUES ('e', '', 0)", "length(profile) > 0"),
    (
      "INSERT INTO endpoint (name, profile, account, created_at) VALUES ('e', 'p', '', 0)",
      "length(account) > 0"
    ),
    (
      "INSERT INTO endpoint (name, profile, poll_interval_ms, created_at) VALUES ('e', 'p', 0, 0)",
      "poll_interval_ms > 0"
    ),
    (
      "INSERT INTO endpoint (name, profile, pause_reason, created_at) VALUES ('e', 'p', '', 0)",
      "pause_reason <> ''"
    ),
    ("UPDATE registration SET state = 'alive'", "state IN"),
    ("UPDATE registration SET state = 'live'", "state <> 'live' OR remote_id IS NOT NULL"),
    ("UPDATE registration SET remote_id = ''", "remote_id <> ''"),
    ("UPDATE registration SET remote_handle = ''", "remote_handle <> ''"),
    ("UPDATE registration SET basis = '{'", "json_valid(basis)"),
    ("UPDATE registration SET basis_sha256 = ''", "length(basis_sha256) = 64"),
    (
      """
      INSERT INTO registration (id, look_key, endpoint, account, state, remote_id, basis, basis_sha256, created_at)
      VALUES ('n000000000000002', 1, 'e', 'a', 'live', 'x', '{}', printf('%064d', 1), 0)
      """, "UNIQUE"
    ),
    ("INSERT INTO upload VALUES (1, 'e', 'a', 'short', 'u', NULL, 0)", "length(sha256) = 64"),
    ("UPDATE generation SET status = 'done'", "status IN"),
    ("UPDATE generation SET status = 'running'", "OR remote_id IS NOT NULL"),
    ("UPDATE generation SET status = 'ready'", "OR remote_id IS NOT NULL"),
    ("UPDATE generation SET status = 'downloading'", "OR remote_id IS NOT NULL"),
    ("UPDATE generation SET status = 'stored'", "OR remote_id IS NOT NULL"),
    ("UPDATE generation SET format = 'grpc'", "format IN"),
    ("UPDATE generation SET width = 1", "(width IS NULL) = (height IS NULL)"),
    ("UPDATE generation SET width = 0, height = 1", "width > 0"),
    ("UPDATE generation SET width = 1, height = 0", "height > 0"),
    ("UPDATE generation SET duration_ms = 0", "duration_ms > 0"),
    ("UPDATE generation SET remote_id = ''", "remote_id <> ''"),
    ("UPDATE generation SET progress = 1.01", "progress BETWEEN"),
    ("UPDATE generation SET estimate_micros = -1", "estimate_micros >= 0"),
    ("UPDATE generation SET polls = -1", "polls >= 0"),
    ("UPDATE generation SET download_tries = -1", "download_tries >= 0"),
    ("UPDATE generation SET parent_key = 99", "FOREIGN KEY"),
    ("INSERT INTO generation_tag VALUES (1, 1, '')", "length(tag) > 0"),
    ("UPDATE scene SET position = 0", "position >= 1"),
    ("UPDATE scene SET duration_ms = 0", "duration_ms > 0"),
    ("INSERT INTO scene VALUES (2, 1, 1, 'x', NULL)", "UNIQUE"),
    ("UPDATE cast_member SET name = 'Milo'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET slot = 2", "a frozen cast cannot change"),
    ("UPDATE cast_member SET handle = 'milo'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET look = 'armor'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET description = 'x'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET look_prompt = 'x'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET remote_id = 'x'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET remote_handle = 'x'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET how = 'references'", "a frozen cast cannot change"),
    ("UPDATE cast_member SET text_sent = 'x'", "a frozen cast cannot change"),
    ("UPDATE cast_reference SET role = 'back'", "a frozen cast cannot change"),
    (
      "INSERT INTO cast_reference VALUES (2, 1, 2, 'face', NULL, NULL, 0)",
      "sha256 IS NOT NULL OR url"
    ),
    ("INSERT INTO cast_reference VALUES (2, 1, 0, 'face', 'x', NULL, 0)", "position >= 1"),
    (
      "INSERT INTO cast_member SELECT 2, 1, 0, 1, 'a', 'a', 'a', '', '', NULL, NULL, 'description', ''",
      "slot >= 1"
    ),
    (
      "INSERT INTO cast_member SELECT 2, 1, 2, 1, 'a', 'a', 'a', '', '', NULL, NULL, 'magic', ''",
      "how IN"
    ),
    ("UPDATE intent SET request = '[]'", "an intent cannot change"),
    ("UPDATE intent SET request_sha256 = printf('%064d', 2)", "an intent cannot change"),
    ("UPDATE intent SET generation_key = NULL", "an intent cannot change"),
    ("UPDATE intent SET maximum_micros = -1", "maximum_micros >= 0"),
    (
      """
      INSERT INTO intent SELECT 2, 't000000000000002', 'generation', 1, NULL, '{}', request_sha256, NULL, 0, NULL, NULL
      FROM intent
      """, "UNIQUE"
    ),
    (
      """
      INSERT INTO intent SELECT 2, 't000000000000002', 'registration', NULL, NULL, '{}', request_sha256, NULL, 0, NULL, NULL
      FROM intent
      """, "(kind = 'registration')"
    ),
    (
      """
      INSERT INTO intent SELECT 2, 't000000000000002', 'generation', NULL, 1, '{}', request_sha256, NULL, 0, NULL, NULL
      FROM intent
      """, "(kind = 'generation')"
    ),
    ("DELETE FROM attempt", "an attempt is never deleted"),
    ("UPDATE attempt SET number = 0", "number >= 1"),
    ("UPDATE attempt SET gate_passed = 2", "gate_passed IN"),
    ("UPDATE attempt SET remote_id = 'x'", "(remote_id IS NOT NULL)"),
    (
      "INSERT INTO attempt SELECT 2, 'a000000000000002', 1, 2, 'accepted', 'o', 1, 200, NULL, 'x', NULL, 0, NULL, NULL, NULL",
      "an attempt begins as prepared"
    ),
    (
      "INSERT INTO attempt SELECT 2, 'a000000000000002', 1, 2, 'prepared', 'o', 0, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL",
      "UNIQUE constraint failed: attempt.intent_key"
    ),
    ("UPDATE appearance SET source = 'guess'", "source IN"),
    ("INSERT INTO appearance VALUES (2, 1, 1, NULL, 'manual', NULL)", "UNIQUE"),
    ("INSERT INTO journal_current VALUES (2, NULL)", "key = 1"),
    (
      "INSERT INTO journal_operation VALUES (1, 't', 0, NULL); INSERT INTO journal_change VALUES (1, 1, 'a', 1, 'upsert', NULL)",
      "kind IN"
    ),
    (
      "INSERT INTO journal_operation VALUES (1, 't', 0, NULL); INSERT INTO journal_change VALUES (1, 1, 'a', 1, 'delete', '{')",
      "json_valid"
    ),
  ]

  @Test(arguments: illegal)
  func `an illegal state is refused for its own reason`(sql: String, why: String) throws {
    let message = try temporary.refusal(of: sql)
    #expect(message?.contains(why) == true, "\(message ?? "it was accepted")")
  }

  @Test(arguments: [
    "UPDATE registration SET state = 'live', remote_id = 'x'",
    "UPDATE generation SET status = 'running', remote_id = 'x'",
    "UPDATE generation SET status = 'needs_attention'", "UPDATE generation SET progress = 1",
    "UPDATE generation SET width = 1, height = 1",
    "UPDATE reference SET media_key = NULL, url = 'u'",
    "UPDATE cast_member SET character_key = NULL",
    "UPDATE attempt SET state = 'in_flight', gate_passed = 1",
    "UPDATE intent SET maximum_micros = 5", "UPDATE media SET duration_ms = 0",
  ])
  func `the legal neighbour of an illegal state is accepted`(sql: String) throws {
    #expect(try temporary.refusal(of: sql) == nil)
  }

  @Test func `a handle may be used again once its character is in the trash`() throws {
    let second =
      "INSERT INTO character (id, handle, name, created_at) VALUES ('c000000000000002', 'luna', 'L', 0)"
    #expect(try temporary.refusal(of: second)?.contains("UNIQUE") == true)
    try temporary.execute("UPDATE character SET trashed_at = 1")
    #expect(try temporary.refusal(of: second) == nil)
    let back = try temporary.refusal(of: "UPDATE character SET trashed_at = NULL")
    #expect(back?.contains("UNIQUE") == true)
  }

  @Test func `the catalog takes exactly the handles that the program takes`() throws {
    let letters = Array("aaz09-_AZ é小.@\n/\u{212A}１~`{")
    for seed in 0..<1000 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let isLong = Int.random(in: 0..<10, using: &random) == 0
      let count = Int.random(in: isLong ? 38...43 : 0...4, using: &random)
      let limit = isLong ? 7 : letters.count
      let text = String(
        (0..<count).map { _ in letters[Int.random(in: 0..<limit, using: &random)] }
      )
      let isHandle = (try? Handle(text)) != nil
      let isTaken = try temporary.catalog.write { writer in
        (try? writer.db.execute(sql: "UPDATE character SET handle = ?", arguments: [text])) != nil
      }
      #expect(isTaken == isHandle, "seed \(seed): '\(text)'")
    }
  }
}
