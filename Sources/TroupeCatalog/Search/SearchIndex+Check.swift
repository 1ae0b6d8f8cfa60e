import GRDB
public import TroupeModel
import TroupeSearch

extension CatalogDatabase {
  /// The generations of whose words the index holds too few, too many or others than their rows say.
  ///
  /// It compares every posting; SQLite's own check sees no phantom.
  ///
  /// - Returns: their keys in the catalog with their ids; no id where the row is gone.
  public func searchIndexFaults() throws -> [(key: Int64, id: ItemID?)] {
    try read { reader in
      try SearchIndex.faults(reader.db).map { key in
        let id = try String.fetchOne(
          reader.db,
          sql: "SELECT id FROM generation WHERE key = ?",
          arguments: [key]
        )
        return (key, id.flatMap { ItemID($0) })
      }
    }
  }

  /// Makes the index of words anew from the rows, in one transaction.
  public func rebuildSearchIndex() throws {
    try write { try SearchIndex.rebuild($0.db) }
  }
}

extension SearchIndex {
  /// The keys of the rows whose postings are not what their texts give, in order.
  ///
  /// The postings come by word and not by row, so for each row a sum over all of them is compared.
  static func faults(_ db: Database) throws -> [Int64] {
    var sums: [Int64: UInt64] = [:]
    let postings = try Row.fetchCursor(db, sql: "SELECT doc, term, offset FROM generation_posting")
    while let row = try postings.next() {
      sums[row[0], default: 0] &+= hash(row[1] as String, row[2] as Int)
    }
    var faults: Set<Int64> = []
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

  /// FNV-1a of a token and its place.
  private static func hash(_ token: String, _ place: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in token.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ UInt64(truncatingIfNeeded: place)) &* 0x9E37_79B9_7F4A_7C15
  }
}
