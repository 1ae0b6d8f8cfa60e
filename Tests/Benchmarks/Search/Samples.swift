import TestSupport
import TroupeModel

/// Some generations of the library, from which the arguments of searches are taken: what is common comes often.
struct Samples {
  /// What searches ask for of one.
  struct Sample {
    let id: String
    let prompt: String
    let model: String
    let project: String
    let aspectRatio: String?
    let size: (width: Int, height: Int)?
    let parent: String?
    let createdAt: Int
    /// Handles with their looks.
    let cast: [(handle: String, look: String)]
    let tags: [String]

    /// The words of Latin letters.
    var words: [String] {
      parts.filter { $0.utf8.count == $0.count && $0 != Vocabulary.everywhere }
    }
    /// The runs of a script without spaces.
    var runs: [String] { parts.filter { $0.utf8.count != $0.count } }
    /// Each two words that stand side by side.
    var neighbours: [(String, String)] {
      zip(parts, parts.dropFirst()).filter { left, right in
        left.utf8.count == left.count && right.utf8.count == right.count
      }
    }
    private var parts: [String] {
      prompt.split { $0 == " " || $0 == "，" }.map(String.init)
    }
  }

  /// What searches ask for of a character.
  struct Person {
    let handle: String
    let name: String
    let alias: String
    let tag: String
  }

  let all: [Sample]
  let people: [Person]

  init(_ shell: SQLiteShell, count: Int, using random: inout SeededRandom) throws {
    let most = try shell.number("SELECT max(key) FROM generation")
    let keys = (0..<count).map { _ in String(Int.random(in: 1...most, using: &random)) }
    let rows = try shell.objects(
      """
      SELECT generation.id, generation.prompt, generation.model, generation.project, generation.aspect_ratio,
        generation.width, generation.height, generation.created_at, parent.id AS parent,
        (SELECT json_group_array(handle || '/' || look) FROM cast_member
          WHERE generation_key = generation.key) AS cast,
        (SELECT json_group_array(tag) FROM generation_tag WHERE generation_key = generation.key) AS tags
      FROM generation LEFT JOIN generation AS parent ON parent.key = generation.parent_key
      WHERE generation.key IN (\(keys.joined(separator: ","))) AND generation.prompt <> ''
      """
    )
    all = rows.map(Sample.init)
    people = try shell.objects(
      """
      SELECT handle, name,
        (SELECT alias FROM character_alias WHERE character_key = character.key LIMIT 1) AS alias,
        (SELECT tag FROM character_tag WHERE character_key = character.key LIMIT 1) AS tag
      FROM character WHERE trashed_at IS NULL AND key % 7 = 1 LIMIT 500
      """
    ).map { row in
      Person(
        handle: row["handle"]?.text ?? "",
        name: row["name"]?.text ?? "",
        alias: row["alias"]?.text ?? "",
        tag: row["tag"]?.text ?? ""
      )
    }
    guard !all.isEmpty, !people.isEmpty else { throw BenchmarkError("the library is empty") }
  }
}

extension Samples.Sample {
  fileprivate init(_ row: JSON) {
    func texts(_ name: String) -> [String] {
      let list = row[name]?.text.flatMap { try? JSON(parsing: $0) }
      return list?.elements?.compactMap(\.text) ?? []
    }
    id = row["id"]?.text ?? ""
    prompt = row["prompt"]?.text ?? ""
    model = row["model"]?.text ?? ""
    project = row["project"]?.text ?? ""
    aspectRatio = row["aspect_ratio"]?.text
    if let width = row["width"]?.int, let height = row["height"]?.int {
      size = (width, height)
    } else {
      size = nil
    }
    parent = row["parent"]?.text
    createdAt = row["created_at"]?.int ?? 0
    cast = texts("cast").map { text in
      let parts = text.split(separator: "/").map(String.init)
      return (parts.first ?? "", parts.last ?? "")
    }
    tags = texts("tags")
  }
}
