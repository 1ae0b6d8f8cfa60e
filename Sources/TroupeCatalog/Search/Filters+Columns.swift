import GRDB
import TroupeModel
import TroupeSearch

/// A field that compares a column of `generation` for equality; its index then gives the keys in their order.
protocol ColumnFilter: SQLFilter {
  var index: String { get }
}

extension ColumnFilter {
  var source: KeySource? { KeySource(ways: [.walk(KeyWalk(index: index, condition))]) }
}

extension ModelFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.model = ? COLLATE NOCASE", [text]) }
  var index: String { "generation_by_model" }
}

extension EndpointFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.endpoint = ? COLLATE NOCASE", [text]) }
  var index: String { "generation_by_endpoint" }
}

extension ProjectFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece("generation.project <> '' AND generation.project = ? COLLATE NOCASE", [text])
  }
  var index: String { "generation_by_project" }
}

extension StatusFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.status = ?", [choice.rawValue]) }
  var index: String { "generation_by_status" }
}

extension FormatFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.format = ?", [choice.rawValue]) }
  var index: String { "generation_by_format" }
}

extension ParentFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece(
      "generation.parent_key = (SELECT parent.key FROM generation AS parent WHERE parent.id = ?)",
      [id?.description ?? ""]
    )
  }
  var index: String { "generation_by_parent" }
}

/// A field that compares a column of `generation` for a range, whose index gives the keys in the order of its values.
protocol RangeFilter: SQLFilter {
  var column: String { get }
  var range: NumberRange { get }
  /// Whether so much fits that looking it up is no use.
  var isCommon: Bool { get }
}

extension RangeFilter {
  var isCommon: Bool { false }
  /// Whether the column is in the range; one that is not known, which is -1, never is.
  var condition: SQLPiece {
    SQLPiece("\(column) BETWEEN ? AND ?", [max(0, range.lower ?? 0), range.upper ?? .max])
  }
  var source: KeySource? {
    if isCommon { return nil }
    return KeySource(
      ways: [
        .lookup(
          "SELECT generation.key AS key FROM generation WHERE generation.trashed_at IS NULL AND "
            + condition
        )
      ]
    )
  }
}

extension CastFilter: RangeFilter {
  var column: String { "generation.cast_size" }
}

extension ScenesFilter: RangeFilter {
  var column: String { "generation.scene_count" }
  var isCommon: Bool { (range.lower ?? 0) < 1 }
  // The index holds storyboards only.
  var condition: SQLPiece {
    let within = SQLPiece(
      "\(column) BETWEEN ? AND ?",
      [max(0, range.lower ?? 0), range.upper ?? .max]
    )
    return isCommon ? within : "generation.scene_count > 0 AND " + within
  }
}

extension DurationFilter: RangeFilter {
  var column: String { "generation.duration_order" }
}

extension CostFilter: RangeFilter {
  var column: String { "generation.cost_order" }
}

extension RatingFilter: RangeFilter {
  var column: String { "generation.rating_order" }
}

extension CreatedFilter: SQLFilter {
  var condition: SQLPiece {
    let range = range ?? 0..<0
    return SQLPiece(
      "generation.created_at >= ? AND generation.created_at < ?",
      [range.lowerBound, range.upperBound]
    )
  }
  var source: KeySource? {
    KeySource(
      ways: [
        .lookup(
          "SELECT generation.key AS key FROM generation INDEXED BY generation_in_use WHERE generation.trashed_at IS NULL AND "
            + condition
        )
      ]
    )
  }
}

extension SizeFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece(
      "generation.width IS NOT NULL AND generation.width = ? AND generation.height = ?",
      [size.width, size.height]
    )
  }
  var index: String { "generation_by_size" }
}

extension RatioFilter: SQLFilter {
  private var words: SQLPiece {
    SQLPiece(
      "generation.aspect_ratio IS NOT NULL AND generation.aspect_ratio = ? COLLATE NOCASE",
      [value.text]
    )
  }
  var condition: SQLPiece { .joined([.shape(width, height), words], by: " OR ") }
  var source: KeySource? {
    KeySource(
      ways: [
        .walk(.shape(width, height)), .walk(KeyWalk(index: "generation_by_ratio", words)),
      ]
    )
  }
}

extension SQLPiece {
  // Whole numbers below 2^14 have the same quotient only where they have the same ratio.
  fileprivate static func shape(_ width: Int, _ height: Int) -> SQLPiece {
    SQLPiece(
      "generation.width IS NOT NULL AND generation.width * 1.0 / generation.height = ?",
      [Double(width) / Double(height)]
    )
  }
}

extension KeyWalk {
  fileprivate static func shape(_ width: Int, _ height: Int) -> KeyWalk {
    KeyWalk(index: "generation_by_shape", .shape(width, height))
  }
}
