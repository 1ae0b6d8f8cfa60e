extension Character {
  /// How many columns of a terminal it takes: 0, 1 or 2 (Unicode Standard Annex 11).
  var displayWidth: Int {
    if isASCII { return 1 }
    var width = 0
    var marks = 0
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      // The voicing marks of half-width kana belong to the letter before, and take a column of their own.
      if (0xFF9E...0xFF9F).contains(scalar.value) {
        marks += 1
      } else {
        width = max(width, scalar.displayWidth)
      }
    }
    return width + marks
  }
}

extension StringProtocol {
  /// How many columns of a terminal the text takes.
  var displayWidth: Int {
    utf8.count == count ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }
}

extension String {
  /// The text cut to so many columns, with an ellipsis where something was left out.
  func cut(to columns: Int) -> String {
    guard displayWidth > columns else { return self }
    guard columns > 1 else { return columns == 1 ? "…" : "" }
    var result = ""
    var used = 0
    for character in self {
      let width = character.displayWidth
      if used + width > columns - 1 { break }
      result.append(character)
      used += width
    }
    return result + "…"
  }

  /// The text with spaces behind it up to so many columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - displayWidth))
  }

  /// The text with spaces before it up to so many columns.
  func paddedLeft(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - displayWidth)) + self
  }

  /// The text in lines of at most so many columns, broken at spaces and, in scripts without them, anywhere.
  func wrapped(to columns: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Self.wrap($0, to: Swift.max(8, columns)) }
  }

  private static func wrap(_ line: Substring, to columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var width = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      var rest = word
      let isFirst = current.isEmpty && lines.isEmpty
      if !isFirst, width + 1 + rest.displayWidth <= columns {
        current += " " + rest
        width += 1 + rest.displayWidth
        continue
      }
      if !isFirst {
        lines.append(current)
        (current, width) = ("", 0)
      }
      while rest.displayWidth > columns {
        var piece = ""
        var used = 0
        while let next = rest.first, used + next.displayWidth <= columns {
          piece.append(next)
          used += next.displayWidth
          rest.removeFirst()
        }
        lines.append(piece)
      }
      (current, width) = (String(rest), rest.displayWidth)
    }
    lines.append(current)
    return lines
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF,
      0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
