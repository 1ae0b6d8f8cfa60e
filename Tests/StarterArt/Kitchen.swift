import Foundation

/// Inés's place: terracotta walls, an arched window, geraniums, patterned tiles.
enum Kitchen {
  static func draw(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#d98a5f", "#b9603f")
    window(&d, 384, 70, min(height * 0.62, 560))
    pot(&d, 84, height * 0.62)
    pot(&d, 684, height * 0.62)
    let tiles = height * 0.62 + 76
    d.box(0, tiles - 14, width, 14, "#f6dfb8")
    d.box(0, tiles, width, height - tiles, "#f3e2c6")
    let size = 96.0
    for row in 0..<5 {
      for column in 0..<8 {
        let x = Double(column) * size + size / 2
        let y = tiles + Double(row) * size + size / 2
        guard y - size / 2 < height else { continue }
        tile(&d, x, y, size / 2)
      }
    }
    guard height > 900 else { return }
    d.box(0, height - 150, width, 150, "#8f4f34")
    d.box(0, height - 150, width, 14, "#f6dfb8")
    for y in [height - 92.0, height - 44] { d.box(0, y, width, 4, "#6f3a27") }
  }

  private static func tile(_ d: inout Drawing, _ x: Double, _ y: Double, _ half: Double) {
    let blue: Colour = "#4e7fa6"
    d.fill(Luna.star(x, y, half * 0.72), blue, opacity: 0.75)
    d.ellipse(x, y, 8, 8, "#e9b949")
    for side in [-1.0, 1.0] {
      d.fill(
        Outline(
          "\(x + half * side),\(y - half)! \(x + (half - 18) * side),\(y - half)! \(x + half * side),\(y - half + 18)!"
        ),
        "#c8553d",
        opacity: 0.8
      )
      d.fill(
        Outline(
          "\(x + half * side),\(y + half)! \(x + (half - 18) * side),\(y + half)! \(x + half * side),\(y + half - 18)!"
        ),
        "#c8553d",
        opacity: 0.8
      )
    }
  }

  private static func window(_ d: inout Drawing, _ x: Double, _ top: Double, _ height: Double) {
    for (grow, tone) in [(26.0, Colour("#f6dfb8")), (0, "#f9d98c")] {
      let half = 236 + grow
      let arch = arch(x, top + 262, half, top + height)
      if grow > 0 {
        d.sheet(arch, tone)
      } else {
        d.fill(arch, tone)
        d.clip(arch) { view in
          view.ellipse(x + 120, top + 150, 62, 62, "#fff3d0")
          let hills: Outline = "-300,40! -200,-30 -90,20 30,-50 150,10 300,-40! 300,500! -300,500!"
          view.fill(hills.moved(x, top + 330), "#d7a24f")
          view.fill(hills.mirrored().moved(x, top + 400), "#a9873f")
        }
      }
    }
  }

  private static func arch(
    _ x: Double,
    _ spring: Double,
    _ half: Double,
    _ sill: Double
  ) -> Outline {
    let feet = Outline("\(x + half),\(sill)! \(x - half),\(sill)!")
    let bow = (0...12).map { step in
      let angle = Double.pi * (1 + Double(step) / 12)
      let point = Point(x: x + half * cos(angle), y: spring + half * sin(angle))
      return Outline.Knot(point: point, isCorner: false)
    }
    return Outline(knots: feet.knots + bow)
  }

  private static func pot(_ d: inout Drawing, _ x: Double, _ y: Double) {
    for (dx, dy) in [(-40.0, -60.0), (0, -96), (40, -62), (-20, -36), (24, -30)] {
      d.line(Outline("\(x),\(y) \(x + dx * 0.5),\(y + dy * 0.5) \(x + dx),\(y + dy)"), "#4d6b34", 5)
      d.fill(
        Outline.ellipse(x + dx * 0.6, y + dy * 0.5, 20, 12),
        dx < 0 ? "#6f8f3f" : "#56762f"
      )
    }
    for (dx, dy) in [(-40.0, -66.0), (0, -104), (40, -68)] {
      for knot in Outline.ellipse(x + dx, y + dy, 11, 10).knots {
        d.ellipse(knot.point.x, knot.point.y, 8, 8, dx > 0 ? "#c93a4a" : "#e4596a")
      }
      d.ellipse(x + dx, y + dy, 7, 7, "#f8b7a8")
    }
    d.sheet(
      Outline("\(x - 44),\(y)! \(x + 44),\(y)! \(x + 32),\(y + 64)! \(x - 32),\(y + 64)!"),
      "#8f4127"
    )
    d.box(x - 50, y - 8, 100, 20, "#a34d2f", radius: 4)
  }
}
