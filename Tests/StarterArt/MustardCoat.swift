/// Milo's clothes: a long mustard coat, a cream jumper, dark trousers, a chart case on a strap.
enum MustardCoat {
  private static let cloth: Colour = "#e0a52f"
  private static let fold: Colour = "#ac721d"
  private static let leather: Colour = "#7a3f24"

  static func draw(_ d: inout Drawing, _ head: Head) {
    d.ellipse(0, 1388, 170, 16, "#0d1820", opacity: 0.5)
    legs(&d)
    for side in [1.0, -1.0] { arm(&d, side) }
    head.neck(&d, width: 36, to: 200)
    jumper(&d)
    for side in [1.0, -1.0] { front(&d, side) }
    d.line("-70,196 0,340 128,580", leather, 15)
    d.line("-66,192 4,336 132,576", leather.lighter(0.3), 3, opacity: 0.7)
    d.group("translate(-3 334) rotate(-26)") { strap in
      strap.box(-14, -18, 28, 36, "#e9c46a", radius: 5)
      strap.box(-7, -10, 14, 20, leather, radius: 2)
    }
    chartCase(&d)
  }

  private static func jumper(_ d: inout Drawing) {
    let wool: Colour = "#f1e7d3"
    d.fill("-90,200! 90,200! 70,640! -70,640!", wool)
    d.fill("14,200! 90,200! 70,640! 10,640!", wool.darker(0.2))
    let collar = Outline.symmetric("0,212! 44,196 56,158! 40,136 0,150!")
    d.sheet(collar, wool, drop: 4)
    d.clip(collar) { inside in
      inside.fill("8,130! 80,130! 80,230! 8,230!", wool.darker(0.2))
      for x in [-36.0, -18, 0, 18, 36] {
        inside.line(Outline("\(x),140 \(x * 0.9),210"), wool.darker(0.3), 2.5)
      }
    }
  }

  private static func front(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let panel = Outline(
      "44,172! 100,186 146,214 136,330 118,480 128,640 160,860 176,1010! 110,1026 30,1020! 22,760 14,520! 40,380"
    ).mapped(flip)
    d.sheet(panel, side < 0 ? cloth : cloth.mixed(fold, 0.3))
    d.clip(panel) { inside in
      if side > 0 {
        inside.fill("96,180! 106,400 84,600 110,1040! 240,1040! 240,180!", fold, opacity: 0.75)
      } else {
        inside.fill("-14,520! -60,700 -70,1040! 0,1040!", fold, opacity: 0.75)
        inside.line("-138,230 -124,340 -106,470", cloth.lighter(0.5), 6, opacity: 0.7)
      }
      inside.line(Outline("80,980 180,976").mapped(flip), fold, 3)
      inside.line(Outline("64,600 96,590 124,596").mapped(flip), fold.darker(0.3), 5)
    }
    let lapel = Outline("44,168! 72,172 96,230! 112,264! 88,278! 34,430! 20,340 44,210!").mapped(
      flip
    )
    d.sheet(lapel, side < 0 ? cloth.lighter(0.2) : cloth.mixed(fold, 0.15), drop: 5)
    d.line(Outline("88,278 98,250").mapped(flip), fold, 3)
    for y in [520.0, 620] where side < 0 { d.ellipse(-36, y, 11, 11, leather) }
  }

  private static func arm(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let sleeve = Outline(
      "104,188! 150,210 176,290 198,420 186,500 140,606! 96,596! 118,500 132,430 118,330"
    ).mapped(flip)
    d.sheet(sleeve, side < 0 ? cloth : cloth.mixed(fold, 0.55))
    d.clip(sleeve) { inside in
      inside.fill(
        Outline("150,300! 168,420 150,500 112,610! 80,610! 100,300!").mapped(flip),
        fold,
        opacity: 0.6
      )
      inside.line(Outline("146,436 166,444 190,430").mapped(flip), fold.darker(0.3), 4)
    }
  }

  private static func chartCase(_ d: inout Drawing) {
    d.group("translate(140 590) rotate(-12)") { hip in
      hip.box(-32, -22, 76, 210, "#0d0820", radius: 20, opacity: 0.22)
      hip.box(-38, -30, 76, 210, leather, radius: 20)
      hip.box(0, -30, 38, 210, leather.darker(0.3), radius: 18)
      hip.box(-42, -46, 84, 34, "#e9c46a", radius: 12)
      hip.box(-42, 160, 84, 28, "#e9c46a", radius: 12)
    }
  }

  private static func legs(_ d: inout Drawing) {
    for side in [1.0, -1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      let tone: Colour = side < 0 ? "#2f4858" : "#223643"
      d.fill(Outline("2,600! 108,600! 100,1000 88,1330! 26,1330! 22,1000").mapped(flip), tone)
      let shoe = Outline("22,1320! 92,1320! 124,1362 128,1384! 18,1384!").mapped(flip)
      d.fill(shoe, leather.darker(side < 0 ? 0 : 0.25))
      d.fill(Outline("18,1378! 128,1378! 128,1390! 18,1390!").mapped(flip), "#f1e7d3")
    }
  }
}
