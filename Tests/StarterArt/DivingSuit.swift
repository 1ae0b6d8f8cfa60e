/// Milo's diving suit: an old brass helmet, canvas, lead weights, a mustard sash.
enum DivingSuit {
  private static let brass: Colour = "#cf9a3d"
  private static let bronze: Colour = "#85541f"
  private static let gleam: Colour = "#f8dd96"
  private static let canvas: Colour = "#cbb48c"
  private static let seam: Colour = "#8d7450"

  static func draw(_ d: inout Drawing, face: (inout Drawing) -> Void) {
    d.line("120,-60 220,-180 180,-300 260,-420", "#33404a", 22)
    d.line("116,-64 214,-182 174,-300 252,-420", "#65757f", 5)
    suit(&d)
    corselet(&d)
    helmet(&d, face: face)
  }

  private static func suit(_ d: inout Drawing) {
    for side in [1.0, -1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      let leg = Outline("0,620! 150,600! 168,800 160,1100! 20,1100! 12,800").mapped(flip)
      d.sheet(leg, side < 0 ? canvas : canvas.mixed(seam, 0.5))
      d.line(Outline("40,840 90,860 140,836").mapped(flip), seam, 5)
      let arm = Outline(
        "130,220! 196,236 236,330 262,480 258,600! 176,616! 166,500 140,400"
      ).mapped(flip)
      d.sheet(arm, side < 0 ? canvas : canvas.mixed(seam, 0.5))
      d.line(Outline("176,440 214,456 252,436").mapped(flip), seam, 5)
      d.line(Outline("180,480 216,494 252,476").mapped(flip), seam, 4)
      d.box(side * 217 - 46, 586, 92, 34, brass, radius: 10)
      let glove = Outline("180,620! 256,620! 268,680 250,740 210,752 182,726 170,676").mapped(flip)
      d.sheet(glove, "#5b3524")
      d.line(Outline("200,700 206,744").mapped(flip), "#361d14", 4)
      d.line(Outline("228,700 232,744").mapped(flip), "#361d14", 4)
    }
    let trunk = Outline.symmetric("0,200! 150,210! 164,340 150,480 160,640! 80,664 0,668")
    d.sheet(trunk, canvas)
    d.clip(trunk) { inside in
      inside.fill("60,200! 90,420 60,700! 200,700! 200,200!", seam, opacity: 0.6)
      inside.line("-140,520 -80,536 -40,520", seam, 5)
      inside.fill("-180,560! 180,560! 180,612! -180,612!", "#5b3524")
      inside.fill("-170,260! -120,240! 130,540! 150,600! 90,600! -150,330!", "#e0a52f")
      inside.fill("-150,322! 60,560! 90,600! 64,600! -166,332!", "#ac721d")
    }
    d.box(-40, 552, 80, 68, brass, radius: 10)
    d.box(-22, 570, 44, 32, bronze, radius: 6)
    let weight: Outline = "-54,400! -40,384! 40,384! 54,400! 46,490! 0,514! -46,490!"
    d.sheet(weight, "#77818a")
    d.fill("4,384! 40,384! 54,400! 46,490! 4,512!", "#525c66")
    d.line("0,300 0,390", "#5b3524", 9)
  }

  private static func corselet(_ d: inout Drawing) {
    let plate = Outline.symmetric("0,130! 120,130! 190,176 206,240 150,300 0,326")
    d.sheet(plate, brass)
    d.clip(plate) { inside in
      inside.fill("40,120! 90,220 70,340! 260,340! 260,120!", bronze, opacity: 0.6)
      inside.fill("-170,190 -120,160 -90,180 -120,230 -160,260", gleam, opacity: 0.8)
    }
    for (x, y) in [(-168.0, 246.0), (-110, 284), (-40, 304), (40, 304), (110, 284), (168, 246)] {
      d.ellipse(x, y, 12, 12, bronze)
      d.ellipse(x - 2, y - 2, 8, 8, gleam)
    }
  }

  private static func helmet(_ d: inout Drawing, face: (inout Drawing) -> Void) {
    let dome = Outline.symmetric("0,-176! 90,-160 152,-90 164,0 148,84 116,150! 0,166")
    d.sheet(dome, brass)
    d.clip(dome) { inside in
      inside.fill("50,-190! 120,-80 126,40 70,180! 220,180! 220,-190!", bronze, opacity: 0.65)
      inside.fill("-130,-60 -96,-120 -40,-150 -70,-120 -110,-60 -122,-10", gleam)
      inside.fill("-180,124! 180,124! 180,190! -180,190!", bronze)
      inside.line("-160,122 0,140 160,122", gleam, 5)
    }
    for side in [-1.0, 1.0] {
      d.ellipse(side * 150, 6, 26, 46, bronze)
      d.ellipse(side * 154, 6, 16, 34, "#12323e")
      d.line(Outline("\(side * 154 - 12),-16 \(side * 154 + 10),30"), brass, 5)
    }
    d.box(-34, -206, 68, 44, bronze, radius: 10)
    d.box(-22, -212, 22, 44, gleam, radius: 8)
    d.ellipse(0, 4, 124, 124, bronze)
    d.ellipse(0, 4, 118, 118, brass)
    let glass = Outline.ellipse(0, 4, 100, 100)
    d.fill(glass, "#12323e")
    d.clip(glass) { window in
      window.group("translate(0 14) scale(0.9)", face)
      window.fill("-100,-20! -40,-110! 10,-110! -84,60!", "#e8fbff", opacity: 0.2)
      window.fill("20,110! 110,-40! 120,0! 50,120!", "#e8fbff", opacity: 0.12)
    }
    d.ring(0, 4, 100, bronze, 6)
    for step in 0..<8 {
      let place = Outline.ellipse(0, 4, 111, 111).knots[step].point
      d.ellipse(place.x, place.y, 8, 8, gleam)
    }
  }
}
