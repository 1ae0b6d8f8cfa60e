extension SearchForm {
  /// Other orders than the newest first, and other pages than the first.
  static let orders: [SearchForm] = [
    SearchForm("`sort:created+`") { _ in
      SearchCase("sort:created+", BestSQL.rows("TRUE", order: "ORDER BY key LIMIT 50"))
    },
    SearchForm("`sort:duration`") { _ in sorted("duration", "duration_order", "DESC") },
    SearchForm("`sort:cost+`") { _ in sorted("cost+", "cost_order", "ASC") },
    SearchForm("`sort:rating`") { _ in sorted("rating", "rating_order", "DESC") },
    SearchForm("`rain sort:rating`") { draw in
      let word = draw.word()
      let order = "ORDER BY rating_order DESC, created_at DESC LIMIT 50"
      let keys =
        "SELECT rowid FROM generation_text WHERE generation_text MATCH '\(BestSQL.match(word))'"
      let probe =
        "EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH '\(BestSQL.match(word))' "
        + "AND rowid = generation.key)"
      return SearchCase(
        "\(word) sort:rating",
        BestSQL.keys(keys, order: order) + BestSQL.rows(probe, order: order)
      )
    },
    SearchForm("`with:luna sort:cost`") { draw in
      let handle = draw.member().handle
      return SearchCase(
        "with:\(handle) sort:cost",
        BestSQL.keys(
          BestSQL.keysWith(handle),
          order: "ORDER BY cost_order DESC, created_at DESC LIMIT 50"
        )
      )
    },
    SearchForm("`rain sort:created+`") { draw in
      let word = draw.word()
      return SearchCase(
        "\(word) sort:created+",
        BestSQL.words(BestSQL.match(word)).map { forwards($0) }
      )
    },
    SearchForm("`rain sort:relevance`") { draw in relevance(draw.word()) },
    SearchForm("`rain sort:relevance` (a rare word)") { draw in relevance(draw.rareWord()) },
    SearchForm("everything, second page") { _ in secondPage("") },
    SearchForm("`rain`, second page") { draw in secondPage(draw.word()) },
    SearchForm("`雨`, second page") { draw in secondPage(draw.run(1)) },
    SearchForm("`with:luna`, second page") { draw in secondPage("with:\(draw.member().handle)") },
    SearchForm("`sort:rating`, second page") { _ in secondPage("sort:rating") },
    SearchForm("`cinematic sort:relevance` (in nine of ten)", .relevance) { _ in
      relevance(Vocabulary.everywhere)
    },
  ]

  /// The order of equals, and the newest of too many, are the program's own: only the times are compared.
  private static func relevance(_ word: String) -> SearchCase {
    SearchCase(
      "\(word) sort:relevance",
      [
        "SELECT rowid FROM generation_text WHERE generation_text MATCH '\(BestSQL.match(word))' ORDER BY rank LIMIT 50"
      ]
    )
  }

  private static func sorted(_ sort: String, _ column: String, _ way: String) -> SearchCase {
    SearchCase(
      "sort:\(sort)",
      BestSQL.rows("TRUE", order: "ORDER BY \(column) \(way), created_at \(way) LIMIT 50")
    )
  }

  private static func secondPage(_ search: String) -> SearchCase {
    var second = SearchCase(search, [])
    second.isSecondPage = true
    return second
  }

  private static func forwards(_ sql: String) -> String {
    sql.replacing("rowid DESC", with: "rowid")
  }
}
