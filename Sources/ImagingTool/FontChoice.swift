/// The families for a text: Chinese, Japanese and Korean write many of the same code points differently.
struct FontChoice {
  var families: [String]
  var bold: Bool

  init(text: String, bold: Bool) {
    self.bold = bold
    let scalars = text.unicodeScalars
    let kana = scalars.contains { (0x3040...0x30FF).contains($0.value) }
    let hangul = scalars.contains {
      (0xAC00...0xD7AF).contains($0.value) || (0x1100...0x11FF).contains($0.value)
    }
    let east = kana ? "Noto Sans CJK JP" : hangul ? "Noto Sans CJK KR" : "Noto Sans CJK SC"
    families = ["Noto Sans", east, "Noto Sans Arabic"]
  }

  /// The font as Pango reads it, its size in pixels.
  func description(size: Int) -> String {
    families.joined(separator: ",") + (bold ? ", Bold" : ",") + " \(size)px"
  }
}
