extension SearchForm {
  /// What no index serves.
  static let scans: [SearchForm] = [
    SearchForm("`prompt:~part` (a common one)", .scan) { draw in part(draw.word()) },
    SearchForm("`prompt:~part` (a rare one)", .scan) { draw in
      // The middle of a word, which no index of words finds.
      part(String(draw.rareWord().dropFirst()) + " ")
    },
    SearchForm("`prompt:~雨中漫步`", .scan) { draw in part(draw.run(4)) },
    SearchForm("`is:stale`", .scan) { _ in
      let stale =
        "cast_member.description <> character.description OR cast_member.look_prompt <> look.prompt"
      return SearchCase(
        "is:stale",
        BestSQL.keys(
          """
          SELECT * FROM (SELECT cast_member.generation_key FROM character \
          JOIN cast_member ON cast_member.character_key = character.key \
          JOIN look ON look.character_key = character.key AND look.name = cast_member.look \
          WHERE \(stale) ORDER BY 1 DESC LIMIT 300)
          """
        )
      )
    },
    SearchForm("`same:FILE`", .scan) { draw in
      let file = draw.one(LibraryVideos.files(in: draw.folder))
      return SearchCase("same:\"\(file)\"", [])
    },
  ]

  private static func part(_ text: String) -> SearchCase {
    let quoted = BestSQL.quoted(text)
    return SearchCase(
      "prompt:~\"\(text)\"",
      BestSQL.rows(
        "(instr(prompt, \(quoted)) OR (scene_count > 0 AND EXISTS (SELECT 1 FROM scene WHERE "
          + "generation_key = generation.key AND instr(scene.prompt, \(quoted)))))"
      )
    )
  }
}
