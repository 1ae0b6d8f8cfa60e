/// A form of the search language that is measured.
struct SearchForm: Sendable {
  /// What it is held to.
  enum Goal: Sendable {
    /// An index serves it: p50 within 2 ms and p99 within 20.
    case indexed
    /// It goes through the rows: within 2 s, or cut short then.
    case scan
    /// Relevance of a word that nearly all hold: p99 within 50 ms.
    case relevance
  }

  /// As in the description of the language, with what it stands for.
  let name: String
  var goal = Goal.indexed
  /// Makes one search of the form.
  let make: @Sendable (inout Draw) -> SearchCase

  init(
    _ name: String,
    _ goal: Goal = .indexed,
    make: @escaping @Sendable (inout Draw) -> SearchCase
  ) {
    self.name = name
    self.goal = goal
    self.make = make
  }

  static let all = words + scripts + cast + columns + links + orders + mixed + characters + scans
}

/// One search, and what the shell runs for the same first page.
struct SearchCase {
  /// What is listed.
  enum Listing {
    case generations, characters
  }

  /// As it is typed.
  var search: String
  /// Whether the second page is asked for, behind the last of the first.
  var isSecondPage = false
  var listing = Listing.generations
  /// Several ways to write it in SQL, of which the fastest counts; none where nothing is compared.
  var sql: [String]

  init(_ search: String, _ sql: [String]) {
    self.search = search
    self.sql = sql
  }
}
