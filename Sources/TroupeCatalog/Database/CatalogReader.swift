internal import GRDB

/// The reading verbs, valid within one snapshot.
public struct CatalogReader {
  let db: Database
}

/// The writing verbs, valid within one transaction.
public struct CatalogWriter {
  let db: Database

  /// Reads within the same transaction.
  public var reader: CatalogReader { CatalogReader(db: db) }
}
