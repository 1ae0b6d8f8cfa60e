import Foundation

/// An SVG under construction: later shapes lie on top of earlier ones.
struct Drawing {
  private(set) var body = ""
  private var lastID = 0

  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return sign + String(abs(tenths) / 10) + (rest == 0 ? "" : "." + String(rest))
  }

  mutating func fill(_ outline: Outline, _ colour: Colour, opacity: Double = 1) {
    add("path", #"d="\#(outline.path(closed: true))" fill="\#(colour.hex)""#, opacity)
  }

  mutating func line(
    _ outline: Outline,
    _ colour: Colour,
    _ width: Double,
    opacity: Double = 1
  ) {
    let pen = #"stroke="\#(colour.hex)" stroke-width="\#(Self.number(width))""#
    let ends = #"fill="none" stroke-linecap="round" stroke-linejoin="round""#
    add("path", #"d="\#(outline.path(closed: false))" \#(ends) \#(pen)"#, opacity)
  }

  /// A sheet of paper with its shadow on the sheet below.
  mutating func sheet(_ outline: Outline, _ colour: Colour, drop: Double = 8) {
    fill(outline.moved(drop * 0.5, drop), "#0d0820", opacity: 0.22)
    fill(outline, colour)
  }

  mutating func ellipse(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ colour: Colour,
    opacity: Double = 1
  ) {
    let centre = #"cx="\#(Self.number(x))" cy="\#(Self.number(y))""#
    let radii = #"rx="\#(Self.number(width))" ry="\#(Self.number(height))""#
    add("ellipse", #"\#(centre) \#(radii) fill="\#(colour.hex)""#, opacity)
  }

  mutating func ring(
    _ x: Double,
    _ y: Double,
    _ radius: Double,
    _ colour: Colour,
    _ width: Double
  ) {
    let centre = #"cx="\#(Self.number(x))" cy="\#(Self.number(y))" r="\#(Self.number(radius))""#
    let pen = #"stroke="\#(colour.hex)" stroke-width="\#(Self.number(width))""#
    add("circle", #"\#(centre) fill="none" \#(pen)"#, 1)
  }

  mutating func box(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ colour: Colour,
    radius: Double = 0,
    opacity: Double = 1
  ) {
    let corner = #"x="\#(Self.number(x))" y="\#(Self.number(y))" rx="\#(Self.number(radius))""#
    let size = #"width="\#(Self.number(width))" height="\#(Self.number(height))""#
    add("rect", #"\#(corner) \#(size) fill="\#(colour.hex)""#, opacity)
  }

  /// A rectangle whose colour runs from top to bottom.
  mutating func sky(_ width: Double, _ height: Double, _ top: Colour, _ bottom: Colour) {
    lastID += 1
    let start = #"<stop offset="0" stop-color="\#(top.hex)"/>"#
    let end = #"<stop offset="1" stop-color="\#(bottom.hex)"/>"#
    let vertical = #"x1="0" y1="0" x2="0" y2="1""#
    body += #"<linearGradient id="i\#(lastID)" \#(vertical)>\#(start)\#(end)</linearGradient>"#
    let size = #"width="\#(Self.number(width))" height="\#(Self.number(height))""#
    body += #"<rect \#(size) fill="url(#i\#(lastID))"/>"# + "\n"
  }

  mutating func clip(_ outline: Outline, _ content: (inout Drawing) -> Void) {
    lastID += 1
    let id = lastID
    body += #"<clipPath id="i\#(id)"><path d="\#(outline.path(closed: true))"/></clipPath>"#
    body += #"<g clip-path="url(#i\#(id))">"# + "\n"
    content(&self)
    body += "</g>\n"
  }

  mutating func group(_ transform: String, _ content: (inout Drawing) -> Void) {
    body += #"<g transform="\#(transform)">"# + "\n"
    content(&self)
    body += "</g>\n"
  }

  private mutating func add(_ element: String, _ attributes: String, _ opacity: Double) {
    let hundredths = Int((opacity * 100).rounded())
    let veil = hundredths >= 100 ? "" : #" opacity="\#(Double(hundredths) / 100)""#
    body += "<\(element) \(attributes)\(veil)/>\n"
  }
}
