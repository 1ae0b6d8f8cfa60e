import CVips
import TroupeModel

/// A text that is drawn as large as it may and fits: it shrinks to its smallest size, then loses its end
/// to an ellipsis.
///
/// The text is content, never Pango markup.
struct TextBlock {
  enum Align: String, CaseIterable {
    /// The side where the script begins: right for Arabic and Hebrew.
    case start, centre, end
  }
  enum Place: String, CaseIterable {
    case top, middle, bottom
  }

  var text: String
  var size: Int
  var smallest: Int
  var bold: Bool
  var colour: Colour
  var align: Align
  var place: Place
  /// The most lines, 0 for as many as fit.
  var lines: Int

  init(_ json: JSON) throws(ToolError) {
    text = TextBlock.cleaned(json["text"]?.text ?? "")
    size = try json.whole("size", in: 4...2000)
    smallest = try json.whole("smallest", in: 4...2000, or: size)
    bold = json["bold"]?.bool ?? false
    colour = try Colour(json, "colour", or: "#ffffff")
    align = try json.choice("align", Align.self)
    place = try json.choice("place", Place.self)
    lines = try json.whole("lines", in: 0...1000, or: 0)
  }

  /// What may stand in markup: control characters become spaces, and there is an end to it.
  private static func cleaned(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(6000).map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
        || scalar.value & 0xFFFE == 0xFFFE ? " " : scalar
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension TextBlock {
  /// The ink in a rectangle and where it lies; nil when there is none.
  func placed(x: Int, y: Int, width: Int, height: Int) throws(ToolError) -> Placed? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    let fitted = try fit(width: width, height: height)
    let picture = fitted.picture
    // The layout's own line height keeps the base lines of neighbours level, whatever their letters.
    let line = Int((Double(fitted.size) * 1.4).rounded(.up))
    let ink = picture.offset.y + picture.height
    let extent = max(line, ink)
    let top =
      switch place {
      case .top: y
      case .middle: y + (height - extent) / 2
      case .bottom: y + height - extent
      }
    return Placed(picture: picture, x: x + picture.offset.x, y: top + picture.offset.y)
  }

  /// The largest drawing that fits; at the smallest size, as much of the text as fits and an ellipsis.
  private func fit(width: Int, height: Int) throws(ToolError) -> (picture: Picture, size: Int) {
    func fits(_ picture: Picture, _ size: Int) -> Bool {
      let bottom = picture.offset.y + picture.height
      guard picture.width <= width, bottom <= height + size / 4 else { return false }
      return lines == 0 || picture.height <= Int(Double(lines) * Double(size) * 1.5)
    }
    var low = min(smallest, size)
    var high = size
    let largest = try draw(text, size: high, width: width)
    if fits(largest, high) { return (largest, high) }
    var best: Picture?
    while low < high {
      let middle = (low + high) / 2
      let picture = try draw(text, size: middle, width: width)
      if fits(picture, middle) {
        best = picture
        low = middle + 1
      } else {
        high = middle
      }
    }
    if let best { return (best, low - 1) }
    let floor = min(smallest, size)
    let characters = Array(text)
    var kept = 0
    var cut = try draw("…", size: floor, width: width)
    var past = characters.count
    while kept + 1 < past {
      let middle = (kept + past) / 2
      let beginning = TextBlock.trimmed(characters[..<middle])
      let picture = try draw(beginning + "…", size: floor, width: width)
      if fits(picture, floor) {
        cut = picture
        kept = middle
      } else {
        past = middle
      }
    }
    return (cut, floor)
  }

  private static func trimmed(_ characters: ArraySlice<Character>) -> String {
    var characters = characters
    while let last = characters.last, last.isWhitespace || ",;:".contains(last) {
      characters.removeLast()
    }
    return String(characters)
  }

  private func draw(_ text: String, size: Int, width: Int) throws(ToolError) -> Picture {
    // One line height for every script (Pango takes 1024ths): the natural ones differ by half.
    let lineHeight = size * 1024 * 142 / 100
    var markup = "<span foreground=\"\(colour.hex)\" line_height=\"\(lineHeight)\">"
    for character in text.unicodeScalars {
      switch character {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      default: markup.unicodeScalars.append(character)
      }
    }
    markup += "</span>"
    let font = FontChoice(text: text, bold: bold).description(size: size)
    let alignment =
      switch align {
      case .start: VIPS_ALIGN_LOW
      case .centre: VIPS_ALIGN_CENTRE
      case .end: VIPS_ALIGN_HIGH
      }
    return try Picture { troupe_vips_text(markup, font, Int32(width), alignment, &$0) }
  }
}
