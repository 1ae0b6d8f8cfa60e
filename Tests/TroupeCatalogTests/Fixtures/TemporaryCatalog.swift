import Dispatch
import Foundation
import GRDB
import TestSupport
import Testing
import TroupeModel
import TroupeSearch

@testable import TroupeCatalog

/// A lock within this process alone, which is all that a test's own folder needs.
final class SemaphoreLock: ProcessLock {
  private let semaphore = DispatchSemaphore(value: 1)

  func lock() throws { semaphore.wait() }
  func tryLock() throws -> Bool { semaphore.wait(timeout: .now()) == .success }
  func unlock() { semaphore.signal() }
}

/// A new catalog in a folder of its own, which goes with it.
final class TemporaryCatalog {
  let folder: String
  let path: String
  let catalog: CatalogDatabase

  init() throws {
    folder = NSTemporaryDirectory() + "troupe-catalog-" + UUID().uuidString
    path = folder + "/catalog.sqlite"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    catalog = try CatalogDatabase(path: path, lock: SemaphoreLock())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs a statement as any program might that has the file.
  func execute(_ sql: String, _ arguments: [String] = []) throws {
    try catalog.write { try $0.db.execute(sql: sql, arguments: StatementArguments(arguments)) }
  }

  /// The first column of a query's rows, as text.
  func column(_ sql: String, _ arguments: [String] = []) throws -> [String?] {
    try catalog.read {
      try Optional<String>.fetchAll($0.db, sql: sql, arguments: StatementArguments(arguments))
    }
  }

  /// What a search finds on 2026-11-22 in a zone two hours east of Greenwich.
  func search(
    _ text: String,
    limit: Int = 50,
    after last: ItemID? = nil,
    digests: [String: ContentID] = [:]
  ) throws -> SearchResult {
    let search = try Search(parsing: text)
    return try catalog.read { reader in
      try reader.search(
        try search.resolved(with: reader.facts(digests)),
        limit: limit,
        after: last
      )
    }
  }

  /// The message with which SQLite refuses a statement; nil where it does not.
  func refusal(of sql: String, _ arguments: [String] = []) throws -> String? {
    do {
      try execute(sql, arguments)
      return nil
    } catch CatalogError.sqlite(_, let message) { return message }
  }
}

extension CatalogReader {
  /// The facts of 2026-11-22 20:00 in a zone two hours east of Greenwich.
  func facts(_ digests: [String: ContentID] = [:]) throws -> CatalogFacts {
    CatalogFacts(
      self,
      now: Milliseconds(1_795_370_400_000),
      timeZone: try #require(TimeZone(secondsFromGMT: 7200)),
      digests: digests
    )
  }
}
