import GRDB
import TroupeModel
import TroupeSearch

/// A field that compares a column of `generation` which has an index.
protocol ColumnFilter: SQLFilter {}

extension ColumnFilter {
  var source: SQLPiece? { Self.keys(condition) }
}

extension ModelFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.model = ? COLLATE NOCASE", [text]) }
}

extension EndpointFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.endpoint = ? COLLATE NOCASE", [text]) }
}

extension ProjectFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece("generation.project <> '' AND generation.project = ? COLLATE NOCASE", [text])
  }
}

extension StatusFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.status = ?", [choice.rawValue]) }
}

extension FormatFilter: ColumnFilter {
  var condition: SQLPiece { SQLPiece("generation.format = ?", [choice.rawValue]) }
}

extension CastFilter: ColumnFilter {
  var condition: SQLPiece { range.condition("generation.cast_size") }
}

extension ScenesFilter: ColumnFilter {
  var condition: SQLPiece { range.condition("generation.scene_count") }
}

extension DurationFilter: ColumnFilter {
  var condition: SQLPiece { range.condition("generation.duration_order", isInUse: true) }
}

extension CostFilter: ColumnFilter {
  var condition: SQLPiece {
    range.condition("generation.cost_order", isInUse: true)
  }
}

extension RatingFilter: ColumnFilter {
  var condition: SQLPiece { range.condition("generation.rating_order", isInUse: true) }
}

extension NumberRange {
  /// Whether a column is in the range; one that is not known, which is -1, never is.
  fileprivate func condition(_ column: String, isInUse: Bool = false) -> SQLPiece {
    let use = isInUse ? "generation.trashed_at IS NULL AND " : ""
    return SQLPiece("\(use)\(column) BETWEEN ? AND ?", [max(0, lower ?? 0), upper ?? .max])
  }
}

extension CreatedFilter: ColumnFilter {
  var condition: SQLPiece {
    let range = range ?? 0..<0
    return SQLPiece(
      "generation.trashed_at IS NULL AND generation.created_at >= ? AND generation.created_at < ?",
      [range.lowerBound, range.upperBound]
    )
  }
}

extension SizeFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece("generation.width = ? AND generation.height = ?", [size.width, size.height])
  }
}

extension RatioFilter: SQLFilter {
  // Whole numbers below 2^14 have the same quotient only where they have the same ratio.
  private var shape: SQLPiece {
    SQLPiece(
      "generation.width IS NOT NULL AND generation.width * 1.0 / generation.height = ?",
      [Double(width) / Double(height)]
    )
  }
  private var words: SQLPiece {
    SQLPiece("generation.aspect_ratio = ? COLLATE NOCASE", [value.text])
  }
  var condition: SQLPiece { .joined([shape, words], by: " OR ") }
  var source: SQLPiece? { Self.keys(shape) + " UNION ALL " + Self.keys(words) }
}

extension ParentFilter: ColumnFilter {
  var condition: SQLPiece {
    SQLPiece(
      "generation.parent_key = (SELECT parent.key FROM generation AS parent WHERE parent.id = ?)",
      [id?.description ?? ""]
    )
  }
}
