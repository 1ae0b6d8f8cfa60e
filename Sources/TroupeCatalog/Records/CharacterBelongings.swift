internal import GRDB
public import TroupeModel

/// What hangs on some characters, each kind read at once for all of them.
public struct CharacterBelongings: Sendable {
  /// The looks in use of each character: `default` first, then the oldest.
  public var looks: [ItemID: [Look]] = [:]
  /// The references in use of each of those looks, in order.
  public var references: [ItemID: [Reference]] = [:]
  /// The registrations of each of those looks, the newest first.
  public var registrations: [ItemID: [Registration]] = [:]
  /// The bytes of the references, and the avatars of the registrations.
  public var media: [ContentID: Media] = [:]
  /// In how many videos in use each character is; nothing where it is in none.
  public var videoCounts: [ItemID: Int] = [:]
}

extension CatalogReader {
  /// What hangs on some characters.
  ///
  /// - Parameter characters: their ids.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: their looks, what those hold, and how many videos they are in.
  public func belongings(of characters: some Sequence<ItemID>) throws -> CharacterBelongings {
    var belongings = CharacterBelongings()
    let people = characters.jsonList
    let looks = try looks(
      where: """
        character.id IN (SELECT value FROM json_each(?)) AND look.trashed_at IS NULL
        ORDER BY look.name <> 'default', look.key
        """,
      [people]
    )
    belongings.looks = Dictionary(grouping: looks, by: \.characterID)
    let list = looks.lazy.map(\.id).jsonList
    let references = try references(
      where: """
        look.id IN (SELECT value FROM json_each(?)) AND reference.trashed_at IS NULL
        ORDER BY position, reference.key
        """,
      [list]
    )
    belongings.references = Dictionary(grouping: references, by: \.lookID)
    let registrations = try registrations(
      where: "look.id IN (SELECT value FROM json_each(?)) ORDER BY registration.key DESC",
      [list]
    )
    belongings.registrations = Dictionary(grouping: registrations, by: \.lookID)
    let contents = Set(references.compactMap(\.content) + registrations.compactMap(\.avatar))
    for media in try media(contents) { belongings.media[media.content] = media }
    belongings.videoCounts = try videoCounts(people)
    return belongings
  }

  private func media(_ contents: Set<ContentID>) throws -> [Media] {
    guard !contents.isEmpty else { return [] }
    return try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM media WHERE sha256 IN (SELECT value FROM json_each(?))"
      ),
      arguments: [contents.jsonList]
    ).map { try Self.media($0) }
  }

  /// How many videos in use each of some characters is in; those that are in none are left out.
  private func videoCounts(_ characters: String) throws -> [ItemID: Int] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT character.id, count(*) FROM character
          CROSS JOIN appearance INDEXED BY appearance_in_use ON appearance.character_key = character.key
          WHERE character.id IN (SELECT value FROM json_each(?)) AND appearance.removed_at IS NULL
            AND appearance.video_key NOT IN (SELECT video.key FROM video WHERE video.trashed_at IS NOT NULL)
          GROUP BY character.id
          """
      ),
      arguments: [characters]
    )
    return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.id(at: 0), $0[1] as Int) })
  }
}

extension Sequence where Element: CustomStringConvertible {
  /// Ids or digests, none of which holds a sign that JSON escapes, as an array that SQL takes as one value.
  fileprivate var jsonList: String {
    "[" + map { "\"\($0.description)\"" }.joined(separator: ",") + "]"
  }
}
