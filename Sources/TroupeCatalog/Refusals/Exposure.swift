internal import GRDB
public import TroupeModel

/// How endpoints have taken a look of a character, or one picture or clip of it, so far.
public struct Exposure: Hashable, Sendable {
  /// Who it is, for good.
  public var character: ItemID
  /// The character's handle as it is now.
  public var handle: Handle
  /// The name of the look: as it was then for generations, as it is now for registrations.
  public var look: Handle
  /// The bytes that the request carried; nil for the look as a whole, with or without any.
  public var content: ContentID?
  /// How many requests with it were accepted and have no refusal on record.
  public var accepted: Int
  /// How many requests with it were refused, by the kind of the refusal; one that was refused in two ways is in both.
  public var refused: [String: Int]

  /// Creates an exposure.
  public init(
    character: ItemID,
    handle: Handle,
    look: Handle,
    content: ContentID?,
    accepted: Int = 0,
    refused: [String: Int] = [:]
  ) {
    self.character = character
    self.handle = handle
    self.look = look
    self.content = content
    self.accepted = accepted
    self.refused = refused
  }
}

extension CatalogReader {
  /// How endpoints have taken every look that was cast or registered, and every picture and clip sent with it.
  ///
  /// A generation or a registration is one request, however often it was sent. What has neither been accepted nor
  /// refused yet is left out.
  ///
  /// - Parameters:
  ///   - character: whose; nil for everybody's.
  ///   - generations: only as they were in these; nil for all, and in registrations too.
  /// - Throws: what SQLite says, which `CatalogDatabase.read` turns into a `CatalogError`.
  /// - Returns: by handle and look; the look as a whole comes before its contents.
  public func exposures(
    of character: ItemID? = nil,
    in generations: Set<ItemID>? = nil
  ) throws -> [Exposure] {
    let rows = try Row.fetchCursor(
      db,
      sql: Self.exposuresSQL,
      arguments: [
        character?.description,
        generations.map { JSON.array($0.map { .string($0.description) }).compact },
      ]
    )
    var exposures: [Exposure] = []
    while let row = try rows.next() {
      let next = Exposure(
        character: try row.id("id"),
        handle: try row.handle("handle"),
        look: try row.handle("look"),
        content: try row.optionalContent("sha256")
      )
      // The rows of one exposure follow one another.
      if exposures.last.map({
        ($0.character, $0.look, $0.content) == (next.character, next.look, next.content)
      }) != true {
        exposures.append(next)
      }
      let last = exposures.count - 1
      if let kind = row["refused_for"] as String? {
        exposures[last].refused[kind] = row["requests"]
      } else {
        exposures[last].accepted = row["requests"]
      }
    }
    return exposures
  }

  /// One row for each look or content and each outcome.
  ///
  /// A request is named by its kind and its key. The parts of `shown` and of `outcome` hold no row twice, so that
  /// counting rows is counting requests.
  private static let exposuresSQL = """
    WITH wanted (character_key) AS (
      SELECT key FROM character WHERE ?1 IS NULL OR id = ?1
    ), shown (kind, request, character_key, look, sha256) AS (
      SELECT 'generation', generation_key, character_key, look, NULL FROM wanted JOIN cast_member USING (character_key)
      UNION
      SELECT 'generation', generation_key, character_key, look, sha256
      FROM wanted JOIN cast_member USING (character_key)
      JOIN cast_reference ON cast_reference.cast_key = cast_member.key
      WHERE cast_reference.is_sent AND sha256 IS NOT NULL
      UNION
      SELECT 'registration', registration.key, look.character_key, look.name, NULL
      FROM wanted JOIN look USING (character_key) JOIN registration ON look.key = registration.look_key
      UNION
      SELECT 'registration', registration.key, look.character_key, look.name, basis.value
      FROM wanted JOIN look USING (character_key) JOIN registration ON look.key = registration.look_key
      JOIN json_each(registration.basis, '$.references') AS basis
      WHERE length(basis.value) = 64 AND basis.value NOT GLOB '*[^0-9a-f]*'
    ), refused (kind, request, refused_for) AS (
      SELECT DISTINCT iif(generation_key IS NULL, 'registration', 'generation'),
        coalesce(generation_key, registration_key), kind FROM refusal
    ), accepted (kind, request) AS (
      SELECT intent.kind, coalesce(intent.generation_key, intent.registration_key) FROM attempt
      JOIN intent ON intent.key = attempt.intent_key
      WHERE attempt.state IN ('accepted', 'resolved_accepted')
      EXCEPT SELECT kind, request FROM refused
    ), outcome (kind, request, refused_for) AS (
      SELECT kind, request, refused_for FROM refused UNION ALL SELECT kind, request, NULL FROM accepted
    ), chosen (kind, request) AS (
      SELECT 'generation', generation.key FROM json_each(?2) AS given JOIN generation ON generation.id = given.value
    )
    SELECT character.id, character.handle, shown.look, shown.sha256, outcome.refused_for, count(*) AS requests
    FROM shown JOIN outcome USING (kind, request)
    JOIN character ON character.key = shown.character_key
    WHERE ?2 IS NULL OR (kind, request) IN (SELECT kind, request FROM chosen)
    GROUP BY character.key, shown.look, shown.sha256, outcome.refused_for
    ORDER BY character.handle, character.key, shown.look, shown.sha256, outcome.refused_for
    """
}
