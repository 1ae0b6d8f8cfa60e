import GRDB
import TroupeModel
import TroupeSearch

/// An order of generations.
struct SearchOrder {
  /// What is compared first, as SQL.
  var value: String
  /// The index that is in this order; its columns are the value, the time, and the key.
  var index: String
  var isAscending: Bool
  /// Whether nothing but the time counts.
  var isByTime: Bool

  init(_ sort: SearchSort) {
    isAscending = sort.isAscending
    isByTime = false
    switch sort.key {
    case .created, .relevance:
      (value, index) = ("generation.created_at", "generation_in_use")
      isByTime = true
    case .duration:
      (value, index) = ("generation.duration_order", "generation_by_duration")
    case .cost: (value, index) = ("generation.cost_order", "generation_by_cost")
    case .rating: (value, index) = ("generation.rating_order", "generation_by_rating")
    }
  }

  /// The generations in use, by this index.
  var walk: String { "generation INDEXED BY \(index) WHERE generation.trashed_at IS NULL" }

  /// The columns that make a place in the order.
  var columns: String { "\(value), generation.created_at, generation.key" }

  var sql: String {
    let way = isAscending ? "ASC" : "DESC"
    return " ORDER BY \(value) \(way), generation.created_at \(way), generation.key \(way)"
  }

  /// Rows behind a place.
  func after(_ place: Place) -> SQLPiece {
    SQLPiece(" AND (\(columns)) \(isAscending ? ">" : "<") (?, ?, ?)", place.values)
  }

  /// Rows up to a place, itself too.
  func upTo(_ place: Place) -> SQLPiece {
    SQLPiece(" AND (\(columns)) \(isAscending ? "<=" : ">=") (?, ?, ?)", place.values)
  }

  /// A place in the order.
  struct Place {
    var value: Int64
    var createdAt: Int64
    var key: Int64

    init(_ row: Row) {
      value = row[0]
      createdAt = row[1]
      key = row[2]
    }

    init(value: Int64, createdAt: Int64, key: Int64) {
      self.value = value
      self.createdAt = createdAt
      self.key = key
    }

    var values: [any DatabaseValueConvertible] { [value, createdAt, key] }
  }
}
