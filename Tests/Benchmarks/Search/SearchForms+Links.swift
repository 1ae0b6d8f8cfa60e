extension SearchForm {
  /// Who is in it.
  static let cast: [SearchForm] = [
    SearchForm("`with:luna`") { draw in
      let handle = draw.member().handle
      return SearchCase("with:\(handle)", BestSQL.with(handle))
    },
    SearchForm("`with:luna/armor`") { draw in
      let member = draw.member()
      return SearchCase(
        "with:\(member.handle)/\(member.look)",
        BestSQL.with(member.handle, look: member.look)
      )
    },
    SearchForm("`with:luna with:milo`") { draw in
      let (left, right) = (draw.member().handle, draw.member().handle)
      return SearchCase(
        "with:\(left) with:\(right)",
        BestSQL.keys(BestSQL.keysWith(left), and: "key IN (\(BestSQL.keysWith(right)))")
          + BestSQL.with(left, and: BestSQL.isWith(right))
          + BestSQL.with(right, and: BestSQL.isWith(left))
      )
    },
    SearchForm("`-with:luna`") { draw in
      let handle = draw.member().handle
      return SearchCase("-with:\(handle)", BestSQL.rows("NOT \(BestSQL.isWith(handle))"))
    },
  ]

  /// What stands in other rows.
  static let links: [SearchForm] = [
    SearchForm("`tag:keeper`") { draw in
      let tag = draw.tag()
      let keys = "SELECT generation_key FROM generation_tag WHERE tag = '\(tag)' COLLATE NOCASE"
      return SearchCase(
        "tag:\(tag)",
        BestSQL.keys(keys)
          + BestSQL.keys("SELECT * FROM (\(keys) ORDER BY generation_key DESC LIMIT 50)")
      )
    },
    SearchForm("`has:video`") { _ in
      let keys =
        "SELECT generation_key FROM video WHERE generation_key IS NOT NULL AND trashed_at IS NULL"
      return SearchCase(
        "has:video",
        BestSQL.keys(keys)
          + BestSQL.keys("SELECT * FROM (\(keys) ORDER BY generation_key DESC LIMIT 50)")
          + BestSQL.rows("key IN (\(keys))")
      )
    },
    SearchForm("`is:unlinked`") { _ in
      let keys =
        "SELECT generation_key FROM video WHERE generation_key IS NOT NULL AND trashed_at IS NULL AND NOT EXISTS "
        + "(SELECT 1 FROM appearance WHERE video_key = video.key AND removed_at IS NULL)"
      return SearchCase(
        "is:unlinked",
        BestSQL.keys("SELECT * FROM (\(keys) ORDER BY generation_key DESC LIMIT 50)")
          + BestSQL.keys(keys)
      )
    },
    SearchForm("`parent:7k3m`") { draw in
      let id = draw.parent()
      return SearchCase(
        "parent:\(id)",
        BestSQL.rows("parent_key = (SELECT key FROM generation WHERE id = '\(id)')")
      )
    },
    SearchForm("`lineage:7k3m`") { draw in
      let id = draw.parent()
      let keys = """
        WITH RECURSIVE up (key) AS (SELECT key FROM generation WHERE id = '\(id)' UNION ALL \
        SELECT parent_key FROM generation JOIN up USING (key) WHERE parent_key IS NOT NULL), \
        tree (key) AS (SELECT min(key) FROM up UNION \
        SELECT generation.key FROM generation JOIN tree ON parent_key = tree.key) SELECT key FROM tree
        """
      return SearchCase("lineage:\(id)", BestSQL.keys(keys))
    },
    SearchForm("`prompt:=exact`") { draw in
      let prompt = draw.sample().prompt
      let text = BestSQL.quoted(prompt)
      return SearchCase(
        "prompt:=\"\(prompt)\"",
        BestSQL.words(
          BestSQL.match(prompt),
          and:
            "(prompt = \(text) OR key IN (SELECT generation_key FROM scene WHERE prompt = \(text)))"
        )
          + BestSQL.words(
            BestSQL.match(prompt),
            and:
              "(prompt = \(text) OR EXISTS (SELECT 1 FROM scene WHERE generation_key = generation.key "
              + "AND scene.prompt = \(text)))"
          )
      )
    },
    SearchForm("`saved:keepers`") { draw in
      let place = Int.random(in: LibrarySearches.all.indices, using: &draw.random)
      let saved = LibrarySearches.all[place]
      return SearchCase(
        "saved:\(saved.name)",
        BestSQL.rows("model = '\(saved.model)' COLLATE NOCASE AND rating >= \(saved.rating)")
      )
    },
  ]
}
