import TroupeSearch

/// The SQL that somebody who knows the file well would type into the shell for the first page of a search.
///
/// It knows what the program must find out: which index serves best, and that this library was filled in the order
/// of time, so that the newest are those with the greatest keys.
enum BestSQL {
  static let newest = "ORDER BY generation.key DESC LIMIT 50"

  /// Rows of `generation` by a condition.
  static func rows(_ condition: String, order: String = newest) -> [String] {
    let use = "generation.trashed_at IS NULL AND \(condition)"
    return [
      "SELECT id FROM generation WHERE \(use) \(order)",
      "SELECT id FROM generation NOT INDEXED WHERE \(use) \(order)",
      "SELECT id FROM generation WHERE \(use) ORDER BY created_at DESC LIMIT 50",
    ].prefix(order == newest ? 3 : 1).map(\.self)
  }

  /// Rows with words, and with a condition on top.
  static func words(_ match: String, and condition: String? = nil) -> [String] {
    [
      """
      SELECT id FROM generation_text JOIN generation ON generation.key = generation_text.rowid \
      WHERE generation_text MATCH '\(match)' AND generation.trashed_at IS NULL\
      \(condition.map { " AND \($0)" } ?? "") ORDER BY generation_text.rowid DESC LIMIT 50
      """
    ]
  }

  /// Rows whose keys a selection gives.
  static func keys(
    _ keys: String,
    and condition: String? = nil,
    order: String = newest
  ) -> [String] {
    [
      """
      SELECT id FROM generation WHERE key IN (\(keys)) AND trashed_at IS NULL\
      \(condition.map { " AND \($0)" } ?? "") \(order)
      """
    ]
  }

  /// Rows with somebody in them.
  static func with(
    _ handle: String,
    look: String? = nil,
    and condition: String? = nil
  ) -> [String] {
    let hand = byHand(handle, look)
    let rest = condition.map { " AND \($0)" } ?? ""
    let cast = """
      SELECT cast_member.generation_key AS key FROM cast_member JOIN generation \
      ON generation.key = cast_member.generation_key WHERE cast_member.character_key = \(who(handle))\
      \(inLook(look)) AND generation.trashed_at IS NULL\(rest) \
      ORDER BY cast_member.generation_key DESC LIMIT 50
      """
    return keys("SELECT key FROM (\(cast)) UNION ALL \(hand)", and: condition)
      + keys("\(inCast(handle, look)) UNION ALL \(hand)", and: condition)
      + [
        """
        SELECT id FROM generation NOT INDEXED WHERE trashed_at IS NULL\(rest) \
        AND key IN (\(inCast(handle, look)) UNION ALL \(hand)) \(newest)
        """
      ]
  }

  /// Whether somebody is in a row of `generation`.
  static func isWith(_ handle: String) -> String {
    let who = who(handle)
    return """
      (EXISTS (SELECT 1 FROM cast_member WHERE generation_key = generation.key AND character_key = \(who)) \
      OR EXISTS (SELECT 1 FROM video JOIN appearance ON appearance.video_key = video.key \
      WHERE video.generation_key = generation.key AND character_key = \(who) AND removed_at IS NULL))
      """
  }

  /// The keys of those with somebody in their cast or linked.
  static func keysWith(_ handle: String) -> String {
    "\(inCast(handle, nil)) UNION ALL \(byHand(handle, nil))"
  }

  /// What FTS5 looks for: words that follow one another, or all alone where there is one.
  static func match(_ text: String, isPrefix: Bool = false) -> String {
    "\"\(Segmenter.tokens(text).joined(separator: " "))\"" + (isPrefix ? "*" : "")
  }

  /// A text between quotation marks.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func who(_ handle: String) -> String {
    "(SELECT character.key FROM character WHERE character.handle = '\(handle)' AND character.trashed_at IS NULL)"
  }

  private static func inLook(_ look: String?) -> String { look.map { " AND look = '\($0)'" } ?? "" }

  private static func inCast(_ handle: String, _ look: String?) -> String {
    """
    SELECT cast_member.generation_key AS key FROM cast_member \
    WHERE cast_member.character_key = \(who(handle))\(inLook(look))
    """
  }

  private static func byHand(_ handle: String, _ look: String?) -> String {
    """
    SELECT video.generation_key FROM appearance JOIN video ON video.key = appearance.video_key \
    WHERE appearance.character_key = \(who(handle)) AND appearance.source = 'manual' \
    AND appearance.removed_at IS NULL AND video.generation_key IS NOT NULL\(inLook(look))
    """
  }
}
