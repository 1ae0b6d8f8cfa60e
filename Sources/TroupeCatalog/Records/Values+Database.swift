internal import GRDB
import TroupeModel

extension Row {
  /// A column that must hold an id.
  func id(_ column: String) throws -> ItemID {
    guard let id = ItemID(self[column] as String) else { throw damaged(column) }
    return id
  }

  /// A column that may hold an id.
  func optionalID(_ column: String) throws -> ItemID? {
    guard let text = self[column] as String? else { return nil }
    guard let id = ItemID(text) else { throw damaged(column) }
    return id
  }

  /// A column that must hold a digest.
  func content(_ column: String) throws -> ContentID {
    guard let content = ContentID(self[column] as String) else { throw damaged(column) }
    return content
  }

  /// A column that may hold a digest.
  func optionalContent(_ column: String) throws -> ContentID? {
    guard let text = self[column] as String? else { return nil }
    guard let content = ContentID(text) else { throw damaged(column) }
    return content
  }

  /// A column that must hold a handle.
  func handle(_ column: String) throws -> Handle {
    do { return try Handle(self[column] as String) } catch { throw damaged(column) }
  }

  /// A column that must hold one of the words of an enum.
  func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: self[column]) else { throw damaged(column) }
    return word
  }

  /// A column, from 0, that must hold an id.
  func id(at column: Int) throws -> ItemID {
    guard let id = ItemID(self[column] as String) else { throw damaged("\(column)") }
    return id
  }

  /// A column, from 0, that must hold one of the words of an enum.
  func word<Word: RawRepresentable>(at column: Int) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: self[column]) else { throw damaged("\(column)") }
    return word
  }

  /// A column that holds a time.
  func time(_ column: String) -> Milliseconds { Milliseconds(self[column] as Int64) }

  /// A column that may hold a time.
  func optionalTime(_ column: String) -> Milliseconds? {
    (self[column] as Int64?).map { Milliseconds($0) }
  }

  /// Three columns that hold an amount of money, or nothing.
  func cost(_ micros: String, _ currency: String, _ unit: String) -> Cost? {
    guard let micros = self[micros] as Int64?, let currency = self[currency] as String?,
      let unit = self[unit] as String?
    else { return nil }
    return Cost(micros: micros, currency: currency, unit: unit)
  }

  /// A column that may hold an id of an endpoint's.
  func remoteID(_ column: String) -> RemoteID? {
    (self[column] as String?).flatMap { RemoteID($0) }
  }

  private func damaged(_ column: String) -> CatalogError {
    .damaged("the column \(column) holds what it cannot")
  }
}
