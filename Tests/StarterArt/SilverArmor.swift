/// Luna's armor: battered plates, a blue cloak, a dent and scratches.
enum SilverArmor {
  private static let steel: Colour = "#aab4cc"
  private static let dark: Colour = "#66708f"
  private static let edge: Colour = "#e8edf7"
  private static let cloak: Colour = "#2f4fb0"

  static func draw(_ d: inout Drawing, _ head: Head) {
    d.ellipse(0, 1284, 230, 16, "#0d0820", opacity: 0.4)
    let cape: Outline =
      "-110,190! -180,300 -220,600 -236,900 -262,1190! -150,1160 -60,1200 60,1160 160,1196 262,1170! 240,900 214,600 176,300 110,190!"
    d.sheet(cape, cloak)
    d.clip(cape) { $0.fill("70,200! 140,600 130,1200! 300,1250! 240,200!", cloak.darker(0.35)) }
    legs(&d)
    sword(&d)
    for side in [1.0, -1.0] { arm(&d, side) }
    head.neck(&d, width: 27, to: 190)
    skirt(&d)
    breastplate(&d)
    for side in [1.0, -1.0] { shoulder(&d, side) }
    let collar = Outline.symmetric("0,206! 36,178 50,158! 66,182 58,214 0,240")
    d.sheet(collar, steel, drop: 5)
    d.clip(collar) { $0.fill("6,150! 90,150! 90,250! 6,250!", dark, opacity: 0.6) }
    d.line("-50,160 -34,182 0,208 34,182 50,160", edge, 4)
  }

  private static func breastplate(_ d: inout Drawing) {
    let plate = Outline.symmetric("0,206! 60,196 112,214! 118,300 104,360 78,430! 40,446 0,456")
    d.sheet(plate, steel)
    d.clip(plate) { inside in
      inside.fill("0,190! 130,190! 130,470! 0,470!", dark, opacity: 0.55)
      inside.fill("-100,240 -60,226 -22,250 -20,330 -50,370 -92,330", edge, opacity: 0.55)
      inside.fill("24,340 60,300 108,296 100,360 60,400", dark.darker(0.3), opacity: 0.6)
      inside.line("-84,390 -52,352 -30,344", dark.darker(0.4), 4)
      inside.line("-70,404 -46,378", dark.darker(0.4), 3)
      inside.line("44,250 76,282 80,306", edge, 3)
    }
    d.line("0,208 0,454", edge, 3, opacity: 0.9)
    d.fill(Luna.star(0, 290, 34), "#f2cf6b")
    d.fill("-80,424! 0,450 80,424! 84,462! 0,490 -84,462!", "#4b3a52")
    d.fill(Luna.star(0, 468, 20), "#f2cf6b")
  }

  private static func skirt(_ d: inout Drawing) {
    d.fill("-84,450! 84,450! 128,700! 60,720 0,726 -60,720 -128,700!", cloak.darker(0.2))
    for (side, tone) in [(-1.0, steel), (1.0, steel.mixed(dark, 0.6))] {
      let tasset: Outline = "10,476! 86,456! 122,600 126,660! 74,690 22,660!"
      let shape = tasset.mapped { Point(x: $0.x * side, y: $0.y) }
      d.sheet(shape, tone)
      for y in [530.0, 590, 640] {
        let seam = Outline("14,\(y) 70,\(y + 12) 128,\(y - 20)")
        d.clip(shape) {
          $0.line(seam.mapped { Point(x: $0.x * side, y: $0.y) }, dark.darker(0.25), 4)
        }
      }
    }
  }

  private static func shoulder(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    for step in [2.0, 1, 0] {
      let plate = Outline("70,190! 118,172 164,206 178,262! 140,280 92,268!")
        .moved(step * 5, step * 30).mapped(flip)
      let tone = side < 0 ? steel.lighter(0.12) : steel.mixed(dark, 0.5)
      d.sheet(plate, tone, drop: 5)
      d.line(
        Outline("178,262 140,280 92,268").moved(step * 5, step * 30).mapped(flip),
        edge,
        3,
        opacity: 0.8
      )
    }
    d.line(Outline("110,200 132,214 140,236").mapped(flip), side < 0 ? dark : edge, 3)
  }

  private static func arm(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    d.fill(Outline("104,230! 168,260! 180,420 176,470! 130,470! 122,420").mapped(flip), "#39407f")
    let guardPlate = Outline("124,436! 186,430! 196,520 186,610! 140,612! 128,520").mapped(flip)
    d.sheet(guardPlate, side < 0 ? steel : steel.mixed(dark, 0.6))
    d.clip(guardPlate) {
      $0.fill(Outline("158,420! 168,620! 100,620! 110,420!").mapped(flip), dark, opacity: 0.5)
    }
    d.line(Outline("126,470 158,478 190,464").mapped(flip), edge, 3)
    let glove: Outline = "138,606! 188,604! 196,650 186,690 160,700 140,684 134,648"
    d.fill(glove.mapped(flip), "#4b3a52")
    d.line(Outline("150,660 156,690").mapped(flip), "#2c2034", 3)
    d.line(Outline("168,662 172,694").mapped(flip), "#2c2034", 3)
  }

  private static func sword(_ d: inout Drawing) {
    d.fill("-172,700! -158,700! -156,1240! -164,1270! -174,1240!", edge)
    d.fill("-165,700! -158,700! -156,1240! -164,1270!", dark)
    d.box(-214, 696, 98, 14, "#f2cf6b", radius: 6)
    d.box(-172, 590, 14, 110, "#4b3a52", radius: 5)
    d.ellipse(-165, 586, 14, 14, "#f2cf6b")
  }

  private static func legs(_ d: inout Drawing) {
    for side in [1.0, -1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      let tone = side < 0 ? steel : steel.mixed(dark, 0.6)
      d.fill(Outline("8,640! 100,640! 92,900! 22,900!").mapped(flip), "#39407f")
      d.sheet(Outline("20,740! 96,730! 90,880! 26,884!").mapped(flip), tone)
      d.sheet(Outline("22,930! 88,930! 86,1120 78,1240! 30,1240! 22,1120").mapped(flip), tone)
      d.fill(Outline("56,930! 88,930! 86,1120 78,1240! 56,1240!").mapped(flip), dark, opacity: 0.5)
      d.sheet(
        Outline("18,900 56,868 94,900 90,950 56,970 22,950").mapped(flip),
        tone.lighter(0.3),
        drop: 4
      )
      d.fill(Outline("24,1232! 84,1232! 98,1264 98,1284! 18,1284!").mapped(flip), dark)
    }
  }
}
