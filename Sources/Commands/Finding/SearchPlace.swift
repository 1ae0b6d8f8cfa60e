import Troupe
import TroupeModel

/// The place of a mistake in a search.
struct SearchPlace: Hashable, Sendable {
  /// The search as it was typed.
  var text: String
  /// In characters as people see them, from 0: a letter with its marks and an emoji of many parts are one each.
  var offset: Int
  /// How many such characters are meant.
  var length: Int

  /// The search with the place underlined.
  ///
  /// - Parameter columns: how wide a line may be; where the search is wider, only what is around the place is shown.
  /// - Returns: two lines; nil where the mistake is the search as a whole.
  func lines(columns: Int? = nil) -> String? {
    guard length > 0 || offset > 0 else { return nil }
    let shown = Array(text).map { String($0).singleLine.isEmpty ? " " : String($0).terminalSafe }
    guard offset <= shown.count else { return nil }
    let room = columns.map { max(8, $0 - 3) } ?? .max
    let window = Self.window(of: shown.map(\.displayWidth), around: offset, room: room)
    let head = window.lowerBound > 0 ? "…" : ""
    let tail = window.upperBound < shown.count ? "…" : ""
    let before = (head + shown[window.lowerBound..<offset].joined()).displayWidth
    let end = min(window.upperBound, offset + max(1, length))
    let marked = shown[offset..<max(offset, end)].joined().displayWidth
    return "  \(head)\(shown[window].joined())\(tail)\n  \(String(repeating: " ", count: before))"
      + String(repeating: "^", count: max(1, marked))
  }

  /// The characters that are shown: all, or those around one of them, with a column left for each ellipsis.
  private static func window(of widths: [Int], around offset: Int, room: Int) -> Range<Int> {
    guard widths.reduce(0, +) > room else { return 0..<widths.count }
    var (start, end) = (offset, offset)
    var used = 2
    // About a third is for what stands before the place, and more where nothing is behind it.
    while start > 0, used + widths[start - 1] <= room / 3 {
      start -= 1
      used += widths[start]
    }
    while end < widths.count, used + widths[end] <= room {
      used += widths[end]
      end += 1
    }
    while start > 0, used + widths[start - 1] <= room {
      start -= 1
      used += widths[start]
    }
    return start..<end
  }
}
