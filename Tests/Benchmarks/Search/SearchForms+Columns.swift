import FoundationEssentials
import TroupeModel

extension SearchForm {
  /// What stands in the generation itself.
  static let columns: [SearchForm] = [
    SearchForm("everything") { _ in SearchCase("", BestSQL.rows("TRUE")) },
    SearchForm("`model:`") { draw in
      let model = draw.sample().model
      return SearchCase("model:\(model)", BestSQL.rows("model = '\(model)' COLLATE NOCASE"))
    },
    SearchForm("`endpoint:`") { draw in
      let name = draw.one(LibraryPlan.endpoints)
      return SearchCase("endpoint:\(name)", BestSQL.rows("endpoint = '\(name)' COLLATE NOCASE"))
    },
    SearchForm("`status:`") { draw in
      let status = draw.one(["stored", "failed", "rejected", "expired", "cancelled", "running"])
      return SearchCase("status:\(status)", BestSQL.rows("status = '\(status)'"))
    },
    SearchForm("`format:`") { draw in
      let format = draw.one(["openai", "unified"])
      return SearchCase("format:\(format)", BestSQL.rows("format = '\(format)'"))
    },
    SearchForm("`project:`") { draw in
      let project = draw.project()
      return SearchCase(
        "project:\(project)",
        BestSQL.rows("project <> '' AND project = '\(project)' COLLATE NOCASE")
      )
    },
    SearchForm("`created:2026-11` (a month)") { draw in
      let month = draw.month()
      return SearchCase(
        "created:\(month.text)",
        BestSQL.rows(created(month.start, month.end))
      )
    },
    SearchForm("`created:2026-01-01..2026-02-01`") { draw in
      let month = draw.month()
      let days = Int.random(in: 1...28, using: &draw.random)
      let day = (days < 10 ? "0" : "") + "\(days)"
      let end = month.start.addingTimeInterval(Double(days) * 86400)
      return SearchCase(
        "created:\(month.text)-01..\(month.text)-\(day)",
        BestSQL.rows(created(month.start, end))
      )
    },
    SearchForm("`created:-2w..`") { draw in
      let weeks = Int.random(in: 1...20, using: &draw.random)
      let start = now.addingTimeInterval(-Double(weeks) * 604_800)
      return SearchCase("created:-\(weeks)w..", BestSQL.rows(created(start, .distantFuture)))
    },
    SearchForm("`duration:5..15`") { draw in
      let least = Int.random(in: 4...12, using: &draw.random)
      return SearchCase(
        "duration:\(least)..15",
        BestSQL.rows("duration_ms BETWEEN \(least * 1000) AND 15000")
      )
    },
    SearchForm("`size:1280x720`") { draw in
      let size = draw.size()
      return SearchCase(
        "size:\(size.width)x\(size.height)",
        BestSQL.rows("width = \(size.width) AND height = \(size.height)")
      )
    },
    SearchForm("`ratio:16:9`") { draw in
      let ratio = draw.one([(16, 9), (9, 16), (1, 1), (4, 3)])
      let quotient = Double(ratio.0) / Double(ratio.1)
      let newest = "ORDER BY key DESC LIMIT 50)"
      let keys = """
        SELECT * FROM (SELECT key FROM generation WHERE trashed_at IS NULL AND width IS NOT NULL \
        AND width * 1.0 / height = \(quotient) \(newest) UNION ALL \
        SELECT * FROM (SELECT key FROM generation WHERE trashed_at IS NULL AND aspect_ratio IS NOT NULL \
        AND aspect_ratio = '\(ratio.0):\(ratio.1)' COLLATE NOCASE \(newest)
        """
      let condition =
        "(aspect_ratio = '\(ratio.0):\(ratio.1)' OR width * 1.0 / height = \(quotient))"
      return SearchCase(
        "ratio:\(ratio.0):\(ratio.1)",
        BestSQL.keys(keys) + BestSQL.rows(condition)
      )
    },
    SearchForm("`cost:>0.5`") { draw in
      let cents = Int.random(in: 1...299, using: &draw.random)
      return SearchCase(
        "cost:>\(Double(cents) / 100)",
        BestSQL.rows("estimate_micros > \(cents * 10_000)")
      )
    },
    SearchForm("`rating:4..`") { draw in
      let least = Int.random(in: 1...5, using: &draw.random)
      return SearchCase("rating:\(least)..", BestSQL.rows("rating >= \(least)"))
    },
    SearchForm("`scenes:>1`") { draw in
      let count = Int.random(in: 1...4, using: &draw.random)
      return SearchCase("scenes:>\(count)", BestSQL.rows("scene_count > \(count)"))
    },
    SearchForm("`cast:2..`") { draw in
      let least = Int.random(in: 1...6, using: &draw.random)
      return SearchCase("cast:\(least)..", BestSQL.rows("cast_size >= \(least)"))
    },
  ]

  /// The end of the time that the library covers.
  private static var now: Date {
    Date(timeIntervalSince1970: LibraryPlan.span.upperBound.seconds)
  }

  static func created(_ start: Date, _ end: Date) -> String {
    func milliseconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970 * 1000) }
    return "created_at >= \(milliseconds(start)) AND created_at < \(milliseconds(end))"
  }
}
