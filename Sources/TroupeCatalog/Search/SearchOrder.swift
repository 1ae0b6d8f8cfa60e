import GRDB
import TroupeSearch

/// An order in which an index walks through the generations in use.
struct SearchOrder {
  /// What is compared first, as SQL.
  var value: String
  /// The index that is in this order.
  var index: String
  var isAscending: Bool

  init(_ sort: SearchSort) {
    isAscending = sort.isAscending
    switch sort.key {
    case .created, .relevance: (value, index) = ("generation.created_at", "generation_in_use")
    case .duration:
      (value, index) = ("generation.duration_order", "generation_by_duration")
    case .cost: (value, index) = ("generation.cost_order", "generation_by_cost")
    case .rating: (value, index) = ("generation.rating_order", "generation_by_rating")
    }
  }

  /// The generations in use, by this index.
  var walk: String { "generation INDEXED BY \(index) WHERE generation.trashed_at IS NULL" }

  /// The columns that make a place in the order.
  var columns: String { "\(value), generation.created_at, generation.id" }

  var sql: String {
    let way = isAscending ? "ASC" : "DESC"
    return " ORDER BY \(value) \(way), generation.created_at \(way), generation.id \(way)"
  }

  /// Rows behind a place.
  func after(_ place: Place) -> SQLPiece {
    SQLPiece(
      " AND (\(value), generation.created_at, generation.id) \(isAscending ? ">" : "<") (?, ?, ?)",
      place.values
    )
  }

  /// Rows up to a place, itself too.
  func upTo(_ place: Place) -> SQLPiece {
    SQLPiece(
      " AND (\(value), generation.created_at, generation.id) \(isAscending ? "<=" : ">=") (?, ?, ?)",
      place.values
    )
  }

  /// A place in the order.
  struct Place {
    var value: Int64
    var createdAt: Int64
    var id: String

    init(_ row: Row) {
      value = row[0]
      createdAt = row[1]
      id = row[2]
    }

    init(value: Int64, createdAt: Int64, id: String) {
      self.value = value
      self.createdAt = createdAt
      self.id = id
    }

    var values: [any DatabaseValueConvertible] { [value, createdAt, id] }
  }
}
