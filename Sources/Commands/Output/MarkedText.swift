import TroupeModel

/// A text with places in it that are to be marked.
struct MarkedText: Hashable, Sendable {
  /// The text.
  var text: String
  /// The places, in characters, in order.
  var marks: [Range<Int>] = []
  /// How many characters at the beginning stay where the text begins later, as far as there is room.
  var kept = 0

  /// The text cut to so many columns so that the first mark can be seen, with an ellipsis where something was left out.
  ///
  /// It begins later only where the mark would be cut off; then about a third of the room is for what stands before it.
  func cut(to columns: Int) -> MarkedText {
    guard text.displayWidth > columns else { return self }
    let characters = Array(text)
    if kept > 0, kept < characters.count, let first = marks.first, first.lowerBound >= kept {
      let head = characters[..<kept]
      if head.width * 2 <= columns {
        let rest = MarkedText(
          text: String(characters[kept...]),
          marks: marks.cut(to: kept..<characters.count, movedBy: -kept)
        ).cut(to: columns - head.width)
        return MarkedText(
          text: String(head) + rest.text,
          marks: rest.marks.map { ($0.lowerBound + kept)..<($0.upperBound + kept) }
        )
      }
    }
    guard let first = marks.first, first.upperBound <= characters.count, columns > 3,
      characters[..<first.upperBound].width > columns - 1
    else {
      let cut = text.cut(to: columns)
      return MarkedText(text: cut, marks: marks.cut(to: 0..<max(0, cut.count - 1), movedBy: 0))
    }
    let word = min(characters[first].width, columns - 2)
    var start = first.lowerBound
    var room = (columns - 2 - word) / 3
    while start > 0, characters[start - 1].displayWidth <= room {
      start -= 1
      room -= characters[start].displayWidth
    }
    // What is left behind the mark may not fill the room.
    while start > 1, characters[(start - 1)...].width <= columns - 1 { start -= 1 }
    let rest = String(characters[start...]).cut(to: columns - 1)
    let end = start + rest.count - (rest.displayWidth < characters[start...].width ? 1 : 0)
    return MarkedText(text: "…" + rest, marks: marks.cut(to: start..<end, movedBy: 1 - start))
  }

  /// The text in a colour, the places marked in it.
  func painted(_ tint: TextStyle.Tint, _ style: TextStyle) -> String {
    guard style.hasColour, !marks.isEmpty else { return style.paint(text, tint) }
    let characters = Array(text)
    var result = ""
    var position = 0
    for mark in marks {
      result += style.paint(String(characters[position..<mark.lowerBound]), tint)
      result += style.paint(String(characters[mark]), .marked)
      position = mark.upperBound
    }
    return result + style.paint(String(characters[position...]), tint)
  }
}

extension [Range<Int>] {
  /// What of the places lies within some characters, moved.
  fileprivate func cut(to characters: Range<Int>, movedBy distance: Int) -> [Range<Int>] {
    compactMap { mark in
      let inside = mark.clamped(to: characters)
      guard !inside.isEmpty else { return nil }
      return (inside.lowerBound + distance)..<(inside.upperBound + distance)
    }
  }
}

extension Sequence<Character> {
  fileprivate var width: Int { reduce(0) { $0 + $1.displayWidth } }
}
