extension SearchForm {
  /// The fields of characters, which have a listing of their own.
  static let characters: [SearchForm] = [
    character("`handle:luna`") { ("handle:\($0.handle)", "handle = '\($0.handle)'") },
    character("`name:Luna`") {
      ("name:\"\($0.name)\"", "name = \(BestSQL.quoted($0.name)) COLLATE NOCASE")
    },
    character("`alias:月`") {
      (
        "alias:\"\($0.alias)\"",
        "key IN (SELECT character_key FROM character_alias WHERE alias = \(BestSQL.quoted($0.alias)) COLLATE NOCASE)"
      )
    },
    character("`tag:heroine`") {
      (
        "tag:\($0.tag)",
        "key IN (SELECT character_key FROM character_tag WHERE tag = '\($0.tag)' COLLATE NOCASE)"
      )
    },
    character("`look:armor`") { _ in
      (
        "look:armor",
        "key IN (SELECT character_key FROM look WHERE name = 'armor' AND trashed_at IS NULL)"
      )
    },
  ]

  private static func character(
    _ name: String,
    make: @escaping @Sendable (Samples.Person) -> (search: String, condition: String)
  ) -> SearchForm {
    SearchForm("characters: \(name)") { draw in
      let (search, condition) = make(draw.person())
      var made = SearchCase(
        search,
        [
          "SELECT handle FROM character WHERE trashed_at IS NULL AND \(condition) ORDER BY handle LIMIT 50"
        ]
      )
      made.listing = .characters
      return made
    }
  }
}
