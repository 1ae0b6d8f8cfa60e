import Foundation

/// A face about 220 units high around (0, 0), lit from the left.
struct Head {
  enum Mood {
    case calm, smile, laugh, firm
  }

  var skin: Colour
  var iris: Colour
  var brow: Colour
  var lip: Colour
  var cheek = 76.0
  var jaw = 58.0
  var chin = 112.0
  var eyeSize = 1.0
  var browWeight = 1.0
  var hasLashes = false
  var showsEars = true
  var mood = Mood.calm
  /// Degrees to the right of the viewer; 0 looks straight out of the picture.
  var turn = 0.0

  var shade: Colour { skin.mixed("#5a2347", 0.26) }

  /// Where a point on the front of the head is seen after the turn.
  func seen(_ point: Point, lift: Double = 0) -> Point {
    let angle = turn * .pi / 180
    let depth = max(0, 86 * 86 - point.x * point.x).squareRoot() * 0.85 + lift
    return Point(x: point.x * cos(angle) + depth * sin(angle), y: point.y)
  }

  func seen(_ outline: Outline, lift: Double = 0) -> Outline {
    outline.mapped { seen($0, lift: lift) }
  }

  /// The edge of the face; the chin turns further than the crown.
  var contour: Outline {
    let half = [
      (0.0, -112.0), (48, -98), (cheek * 0.97, -48), (cheek, 8), (jaw + 8, 56),
      (jaw * 0.62, chin - 18), (16, chin),
    ]
    let knots = half.map { Outline.Knot(point: Point(x: $0.0, y: $0.1), isCorner: false) }
    let sway = sin(turn * .pi / 180)
    return Outline.symmetric(Outline(knots: knots)).mapped { point in
      let share = (point.y + 112) / 224
      let side = point.x > 0 && turn != 0 ? 0.93 : 1
      return Point(x: point.x * side + sway * (10 + 46 * share * share), y: point.y)
    }
  }

  func draw(_ d: inout Drawing) {
    if showsEars { ears(&d) }
    d.fill(contour, skin)
    d.clip(contour) { face in
      let sway = sin(turn * .pi / 180) * 60
      let dark: Outline =
        "30,-120 62,-60 60,-8 66,22 52,52 40,84 4,104 -40,116 0,150 140,120 130,-120"
      face.fill(dark.moved(sway * 0.7, 0), shade, opacity: 0.42)
      let blush = seen(Point(x: 46, y: 44))
      let other = seen(Point(x: -46, y: 44))
      face.ellipse(blush.x, blush.y, 21, 13, lip, opacity: 0.17)
      face.ellipse(other.x, other.y, 21, 13, lip, opacity: 0.17)
    }
    nose(&d)
    mouth(&d)
    for side in [-1.0, 1.0] { eye(&d, side) }
  }

  func neck(_ d: inout Drawing, width: Double = 30, to bottom: Double = 200) {
    let lean = sin(turn * .pi / 180) * 14
    let column = Outline(
      "\(-width + lean),40! \(width + lean),40! \(width),\(bottom - 40) "
        + "\(width + 34),\(bottom)! 0,\(bottom + 34) \(-width - 34),\(bottom)! \(-width),\(bottom - 40)"
    )
    d.fill(column, skin.mixed(shade, 0.25))
    d.clip(column) { inside in
      let shadow: Outline = "-60,60 -30,118 10,136 40,172 80,170 80,40"
      inside.fill(shadow.moved(lean, chin - 112), shade.darker(0.12), opacity: 0.75)
    }
  }

  private func ears(_ d: inout Drawing) {
    for side in [-1.0, 1.0] where turn == 0 || side < 0 {
      let lobe: Outline = "70,-16 88,-18 92,4 84,32 72,38"
      let inner: Outline = "76,-8 85,-8 86,6 79,22"
      let slip = turn * 0.9
      let place = { (p: Point) in Point(x: (p.x) * side + slip, y: p.y + 6) }
      d.fill(lobe.mapped(place), side < 0 ? skin : skin.mixed(shade, 0.55))
      d.fill(inner.mapped(place), shade, opacity: 0.7)
    }
  }

  private func nose(_ d: inout Drawing) {
    let wing: Outline = "5,-4! 11,22 15,38 17,49 9,55 -1,54! 6,45 5,26"
    d.fill(seen(wing, lift: 16), shade, opacity: 0.75)
    d.line(seen("-12,50 -7,55 0,54 6,56 13,52", lift: 14), shade.darker(0.3), 2.6)
    d.line(seen("-3,10 -4,30 -3,42", lift: 18), skin.lighter(0.55), 4, opacity: 0.6)
  }
}
