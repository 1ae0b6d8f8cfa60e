extension SearchForm {
  /// Words of Latin letters.
  static let words: [SearchForm] = [
    SearchForm("`rain` (a word)") { draw in
      let word = draw.word()
      return SearchCase(word, BestSQL.words(BestSQL.match(word)))
    },
    SearchForm("`rain` (a rare word)") { draw in
      let word = draw.rareWord()
      return SearchCase(word, BestSQL.words(BestSQL.match(word)))
    },
    SearchForm("`rain` (in nine of ten)") { _ in
      let word = Vocabulary.everywhere
      return SearchCase(word, BestSQL.words(BestSQL.match(word)))
    },
    SearchForm("`rain` (nowhere)") { draw in
      let word = "x" + draw.rareWord() + "q"
      return SearchCase(word, BestSQL.words(BestSQL.match(word)))
    },
    SearchForm("`rain neon`") { draw in
      let (left, right) = (draw.word(), draw.word())
      let match = "\(BestSQL.match(left)) AND \(BestSQL.match(right))"
      return SearchCase("\(left) \(right)", BestSQL.words(match))
    },
    SearchForm("`\"neon rain\"`") { draw in
      let (left, right) = draw.neighbours()
      return SearchCase(
        "\"\(left) \(right)\"",
        BestSQL.words(BestSQL.match("\(left) \(right)"))
      )
    },
    SearchForm("`rai*` (3 letters)") { prefix(3, &$0) },
    SearchForm("`rain*` (4 letters)") { prefix(4, &$0) },
    SearchForm("`storm*` (5 letters)") { prefix(5, &$0) },
    SearchForm("`-neon`") { draw in
      let word = draw.word()
      let condition =
        "NOT EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH '\(BestSQL.match(word))' "
        + "AND rowid = generation.key)"
      return SearchCase("-\(word)", BestSQL.rows(condition))
    },
    SearchForm("`rain -neon`") { draw in
      let (left, right) = (draw.word(), draw.word())
      let match = "\(BestSQL.match(left)) NOT \(BestSQL.match(right))"
      return SearchCase("\(left) -\(right)", BestSQL.words(match))
    },
    SearchForm("`rain , snow`") { draw in
      let (left, right) = (draw.word(), draw.word())
      let match = "\(BestSQL.match(left)) OR \(BestSQL.match(right))"
      return SearchCase("\(left) , \(right)", BestSQL.words(match))
    },
    SearchForm("`(rain , snow) neon`") { draw in
      let words = [draw.word(), draw.word(), draw.word()]
      let parts = words.map { BestSQL.match($0) }
      return SearchCase(
        "(\(words[0]) , \(words[1])) \(words[2])",
        BestSQL.words("(\(parts[0]) OR \(parts[1])) AND \(parts[2])")
      )
    },
  ]

  /// Scripts without spaces, alone and beside words.
  static let scripts: [SearchForm] = [
    SearchForm("`雨` (1 character)") { run(1, &$0) },
    SearchForm("`月光` (2 characters)") { run(2, &$0) },
    SearchForm("`雨中漫步` (4 characters)") { run(4, &$0) },
    SearchForm("`雨 月光`") { draw in
      let (left, right) = (draw.run(1), draw.run(2))
      let match = "\(BestSQL.match(left)) AND \(BestSQL.match(right))"
      return SearchCase("\(left) \(right)", BestSQL.words(match))
    },
    SearchForm("`rain 月光`") { draw in
      let (left, right) = (draw.word(), draw.run(2))
      let match = "\(BestSQL.match(left)) AND \(BestSQL.match(right))"
      return SearchCase("\(left) \(right)", BestSQL.words(match))
    },
  ]

  private static func prefix(_ length: Int, _ draw: inout Draw) -> SearchCase {
    let start = draw.beginning(length)
    return SearchCase(start + "*", BestSQL.words(BestSQL.match(start, isPrefix: true)))
  }

  private static func run(_ length: Int, _ draw: inout Draw) -> SearchCase {
    let run = draw.run(length)
    return SearchCase(run, BestSQL.words(BestSQL.match(run)))
  }
}
