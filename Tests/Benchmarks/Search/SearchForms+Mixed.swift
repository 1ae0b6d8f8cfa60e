import FoundationEssentials

extension SearchForm {
  /// Several fields and words together.
  static let mixed: [SearchForm] = [
    SearchForm("`rain with:luna`") { draw in
      let (word, handle) = (draw.word(), draw.member().handle)
      return SearchCase("\(word) with:\(handle)", wordWith(word, handle))
    },
    SearchForm("`雨 with:luna`") { draw in
      let (run, handle) = (draw.run(1), draw.member().handle)
      return SearchCase("\(run) with:\(handle)", wordWith(run, handle))
    },
    SearchForm("`rain model:sora-pro`") { draw in
      let (word, model) = (draw.word(), draw.sample().model)
      return SearchCase(
        "\(word) model:\(model)",
        wordAnd(word, "model = '\(model)' COLLATE NOCASE")
      )
    },
    SearchForm("`月光 status:failed created:2026-11`") { draw in
      let (run, month) = (draw.run(2), draw.month())
      return SearchCase(
        "\(run) status:failed created:\(month.text)",
        wordAnd(run, "status = 'failed' AND \(created(month.start, month.end))")
      )
    },
    SearchForm("`rain created:2026-11`") { draw in
      let (word, month) = (draw.word(), draw.month())
      return SearchCase(
        "\(word) created:\(month.text)",
        wordAnd(word, created(month.start, month.end))
      )
    },
    SearchForm("`rain rating:5 cost:>0.5`") { draw in
      let word = draw.word()
      return SearchCase(
        "\(word) rating:5 cost:>0.5",
        wordAnd(word, "rating = 5 AND estimate_micros > 500000")
      )
    },
    SearchForm("`with:luna model:sora-pro rating:4..`") { draw in
      let (handle, model) = (draw.member().handle, draw.sample().model)
      return SearchCase(
        "with:\(handle) model:\(model) rating:4..",
        BestSQL.with(handle, and: "model = '\(model)' COLLATE NOCASE AND rating >= 4")
      )
    },
    SearchForm("`tag:keeper has:video`") { draw in
      let tag = draw.tag()
      return SearchCase(
        "tag:\(tag) has:video",
        BestSQL.keys(
          "SELECT generation_key FROM generation_tag WHERE tag = '\(tag)' COLLATE NOCASE",
          and: hasVideo
        )
      )
    },
    SearchForm("`project:pilot status:failed`") { draw in
      let project = draw.project()
      return SearchCase(
        "project:\(project) status:failed",
        BestSQL.rows(
          "project <> '' AND project = '\(project)' COLLATE NOCASE AND status = 'failed'"
        )
      )
    },
    SearchForm("`rain , with:luna`") { draw in
      let (word, handle) = (draw.word(), draw.member().handle)
      let found =
        "SELECT rowid FROM generation_text WHERE generation_text MATCH '\(BestSQL.match(word))' "
        + "ORDER BY rowid DESC LIMIT 50"
      return SearchCase(
        "\(word) , with:\(handle)",
        BestSQL.keys("SELECT * FROM (\(found)) UNION ALL \(BestSQL.keysWith(handle))")
      )
    },
    SearchForm("`(rain , tag:keeper) -status:failed`") { draw in
      let (word, tag) = (draw.word(), draw.tag())
      let match = BestSQL.match(word)
      let found = """
        SELECT generation_text.rowid FROM generation_text JOIN generation \
        ON generation.key = generation_text.rowid WHERE generation_text MATCH '\(match)' \
        AND status <> 'failed' ORDER BY generation_text.rowid DESC LIMIT 50
        """
      return SearchCase(
        "(\(word) , tag:\(tag)) -status:failed",
        BestSQL.keys(
          "SELECT * FROM (\(found)) UNION ALL SELECT generation_key FROM generation_tag "
            + "WHERE tag = '\(tag)' COLLATE NOCASE",
          and: "status <> 'failed'"
        )
      )
    },
    SearchForm("`has:video -with:luna rain`") { draw in
      let (word, handle) = (draw.word(), draw.member().handle)
      return SearchCase(
        "has:video -with:\(handle) \(word)",
        wordAnd(word, "\(hasVideo) AND NOT \(BestSQL.isWith(handle))")
      )
    },
  ]

  private static let hasVideo =
    "EXISTS (SELECT 1 FROM video WHERE video.generation_key = generation.key AND video.trashed_at IS NULL)"

  private static func wordAnd(_ text: String, _ condition: String) -> [String] {
    let match = BestSQL.match(text)
    return BestSQL.words(match, and: condition)
      + BestSQL.rows(
        "\(condition) AND generation.key IN (SELECT rowid FROM generation_text WHERE generation_text MATCH '\(match)')"
      )
  }

  private static func wordWith(_ text: String, _ handle: String) -> [String] {
    let match = BestSQL.match(text)
    return BestSQL.words(match, and: BestSQL.isWith(handle))
      + BestSQL.with(
        handle,
        and:
          "generation.key IN (SELECT rowid FROM generation_text WHERE generation_text MATCH '\(match)')"
      )
      + BestSQL.with(
        handle,
        and:
          "EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH '\(match)' AND rowid = generation.key)"
      )
  }
}
