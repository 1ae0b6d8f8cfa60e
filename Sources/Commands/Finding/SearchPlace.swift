import Troupe
import TroupeModel

/// The place of a mistake in a search.
struct SearchPlace: Hashable, Sendable {
  /// The search as it was typed.
  var text: String
  /// In characters from 0.
  var offset: Int
  /// How many characters are meant.
  var length: Int

  /// The search with the place underlined; nil where the mistake is the search as a whole.
  var lines: String? {
    guard length > 0 || offset > 0 else { return nil }
    let shown = Array(text).map { String($0).singleLine.isEmpty ? " " : String($0).terminalSafe }
    guard offset <= shown.count else { return nil }
    let before = shown[..<offset].joined().displayWidth
    let marked = shown.dropFirst(offset).prefix(max(1, length)).joined().displayWidth
    return "  \(shown.joined())\n  \(String(repeating: " ", count: before))"
      + String(repeating: "^", count: max(1, marked))
  }
}
