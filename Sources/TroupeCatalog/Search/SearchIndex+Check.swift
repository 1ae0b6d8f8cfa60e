import GRDB
public import TroupeModel
import TroupeSearch

extension CatalogDatabase {
  /// The generations of whose words the index holds too few, too many or others than their rows say.
  ///
  /// It compares every posting, as SQLite's own check sees no phantom; and it looks for every word and every beginning
  /// of one, as what leads to them may be lost while they are there.
  ///
  /// - Returns: their keys in the catalog with their ids; no id where the row is gone.
  /// - Throws: `CatalogError.damaged` where the index cannot be read.
  public func searchIndexFaults() throws -> [(key: Int64, id: ItemID?)] {
    try read { reader in
      guard try SearchIndex.isReadable(reader.db) else {
        throw CatalogError.damaged("the tables of the search index are gone or cannot be read")
      }
      return try faults(reader)
    }
  }

  private func faults(_ reader: CatalogReader) throws -> [(key: Int64, id: ItemID?)] {
    try SearchIndex.faults(reader.db).map { key in
      let id = try String.fetchOne(
        reader.db,
        sql: "SELECT id FROM generation WHERE key = ?",
        arguments: [key]
      )
      return (key, id.flatMap { ItemID($0) })
    }
  }

  /// What the search relies on beside the words and that is not what the rows say, a sentence each.
  public func searchFactFaults() throws -> [String] {
    try read { reader in try DerivedFacts.faults(reader.db) }
  }

  /// Makes the index of words, and all else that the search relies on, anew from the rows, in one transaction.
  public func rebuildSearchIndex() throws {
    try write { writer in
      try SearchIndex.makeTables(writer.db)
      try SearchIndex.rebuild(writer.db)
      try DerivedFacts.rebuild(writer.db)
    }
  }
}

extension SearchIndex {
  /// The keys of the rows whose postings are not what their texts give, in order.
  ///
  /// The postings come by word and not by row, so for each row a sum over all of them is compared.
  static func faults(_ db: Database) throws -> [Int64] {
    var sums: [Int64: UInt64] = [:]
    var faults: Set<Int64> = []
    let lookup = try db.cachedStatement(
      sql:
        "SELECT EXISTS (SELECT 1 FROM generation_text WHERE generation_text MATCH ? AND rowid = ?)"
    )
    // They come by word, so that each word is looked for once, and so are the beginnings that are indexed by themselves.
    var last = ""
    var beginning = Beginning()
    let postings = try Row.fetchCursor(db, sql: "SELECT doc, term, offset FROM generation_posting")
    while let row = try postings.next() {
      let (key, term) = (row[0] as Int64, row[1] as String)
      sums[key, default: 0] &+= hash(term, row[2] as Int)
      if term != last {
        last = term
        if try Bool.fetchOne(lookup, arguments: ["\"\(term)\"", key]) != true {
          faults.insert(key)
        }
        if !beginning.begins(term) {
          faults.formUnion(try beginning.faults(db))
          beginning = Beginning(of: term)
        }
      }
      beginning.keys.insert(key)
    }
    faults.formUnion(try beginning.faults(db))
    var indexed: Set<Int64> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT key, texts FROM generation_texts")
    while let row = try rows.next() {
      let key: Int64 = row[0]
      let tokens = line(row[1]).split(separator: " ")
      if !tokens.isEmpty { indexed.insert(key) }
      let sum = tokens.enumerated().reduce(0 as UInt64) {
        $0 &+ hash(String($1.element), $1.offset)
      }
      if (sums.removeValue(forKey: key) ?? 0) != sum { faults.insert(key) }
    }
    // Beside the postings stands how long each text is, by which relevance is told.
    let measured = Set(try Int64.fetchAll(db, sql: "SELECT id FROM generation_text_docsize"))
    return faults.union(sums.keys).union(measured.symmetricDifference(indexed)).sorted()
  }

  /// The rows that hold a word with the same beginning of three characters, which is indexed by itself.
  private struct Beginning {
    private var text = ""
    var keys: Set<Int64> = []

    init() {}

    init(of term: String) {
      text = String(String.UnicodeScalarView(term.unicodeScalars.prefix(3)))
    }

    /// Whether the next term goes on so; a shorter one stands for itself.
    func begins(_ term: String) -> Bool {
      text.unicodeScalars.count == 3 && term.utf8.starts(with: text.utf8)
    }

    /// The rows that the index of beginnings does not find, or should not.
    func faults(_ db: Database) throws -> Set<Int64> {
      guard text.unicodeScalars.count == 3 else { return [] }
      let rows = try Int64.fetchCursor(
        db.cachedStatement(sql: "SELECT rowid FROM generation_text WHERE generation_text MATCH ?"),
        arguments: ["\"\(text)\" *"]
      )
      var missing = keys
      var strangers: Set<Int64> = []
      while let key = try rows.next() {
        if missing.remove(key) == nil, !keys.contains(key) { strangers.insert(key) }
      }
      return missing.union(strangers)
    }
  }

  /// Whether the tables are there and of a form that SQLite knows.
  static func isReadable(_ db: Database) throws -> Bool {
    do {
      _ = try Row.fetchOne(db, sql: "SELECT rowid FROM generation_text LIMIT 1")
      _ = try Row.fetchOne(db, sql: "SELECT doc FROM generation_posting LIMIT 1")
      // The form that all versions of SQLite's index have had; it is looked at when a connection first needs it.
      return try Int.fetchOne(
        db,
        sql: "SELECT v FROM generation_text_config WHERE k = 'version'"
      ) == 4
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR { return false }
  }

  /// Makes the tables of the index where they are gone, as the schema has them, and says again of which form they are.
  static func makeTables(_ db: Database) throws {
    guard try !isReadable(db) else { return }
    if try db.tableExists("generation_text") {
      try db.execute(
        sql: "INSERT OR REPLACE INTO generation_text_config (k, v) VALUES ('version', 4)"
      )
    } else {
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE generation_text USING fts5 (words, content = '', tokenize = 'ascii', prefix = '3')
          """
      )
    }
    if try !db.tableExists("generation_posting") {
      try db.execute(
        sql: "CREATE VIRTUAL TABLE generation_posting USING fts5vocab (generation_text, 'instance')"
      )
    }
  }

  /// FNV-1a of a token and its place.
  private static func hash(_ token: String, _ place: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in token.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ UInt64(truncatingIfNeeded: place)) &* 0x9E37_79B9_7F4A_7C15
  }
}
