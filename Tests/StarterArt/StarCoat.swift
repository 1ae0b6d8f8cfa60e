/// Luna's everyday coat: periwinkle, silver stars at the hem, bell sleeves, a lantern.
enum StarCoat {
  private static let cloth: Colour = "#6f83e6"
  private static let fold: Colour = "#4656b5"
  private static let trim: Colour = "#e6ebf8"

  static func draw(_ d: inout Drawing, _ head: Head) {
    d.ellipse(0, 1282, 150, 14, "#0d0820", opacity: 0.4)
    legs(&d)
    sleeve(&d, side: 1)
    sleeve(&d, side: -1)
    head.neck(&d, width: 27, to: 190)
    let coat = Outline.symmetric(
      "0,214! 40,176! 96,186 122,206 108,270 94,320 70,420 74,460 104,560 150,760 196,980 222,1130! 120,1150 0,1156"
    )
    d.sheet(coat, cloth)
    d.clip(coat) { inside in
      inside.fill(
        "40,170! 60,300 34,420 60,600 70,900 60,1200! 300,1200! 240,100!",
        fold,
        opacity: 0.7
      )
      inside.fill("-66,440! -60,640 -110,900 -150,1180! -96,1180! -70,900 -46,640!", fold)
      inside.fill("20,460! 16,700 30,950 40,1180! -6,1180! 2,900 6,640!", fold.darker(0.2))
      inside.fill("-260,1094! -120,1124 0,1130 120,1124 260,1094! 260,1200! -260,1200!", trim)
      inside.line("-130,205 -104,300 -84,410", cloth.lighter(0.45), 6, opacity: 0.7)
      for (x, y) in [(-120.0, 1050.0), (-60, 990), (4, 1060), (70, 1000), (136, 1056), (-20, 930)] {
        inside.fill(Luna.star(x, y, 22), trim, opacity: 0.9)
      }
    }
    d.fill("-74,420 0,436 74,420! 78,456! 0,474 -78,456!", trim)
    d.fill("10,434! 74,420! 78,456! 10,472!", trim.darker(0.25), opacity: 0.8)
    d.fill(Luna.star(0, 448, 26), "#f2cf6b")
    d.fill("-48,166! -64,190 -30,260 0,300! 0,246 -28,206!", trim)
    d.fill("48,166! 64,190 30,260 0,300! 0,246 28,206!", trim.darker(0.18))
    d.line("-30,206 0,246 30,206", trim.darker(0.4), 2)
    d.fill(Luna.star(0, 262, 18), "#f2cf6b")
  }

  private static func legs(_ d: inout Drawing) {
    for side in [-1.0, 1.0] {
      let boot: Outline = "24,1100! 66,1100! 62,1230 80,1262 84,1282! 22,1282! 26,1220"
      d.fill(boot.mapped { Point(x: $0.x * side, y: $0.y) }, side < 0 ? "#8d97cf" : "#6670b0")
    }
  }

  private static func sleeve(_ d: inout Drawing, side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    if side < 0 { lantern(&d, -206, 700) }
    d.fill(
      Outline("168,620 196,616 218,634 220,668 204,690 186,684 172,660").mapped(flip),
      "#f3d3c4"
    )
    let arm: Outline =
      "84,182! 122,200 148,280 168,400 206,540 236,634! 190,662 142,650! 116,470 92,320"
    d.sheet(arm.mapped(flip), side < 0 ? cloth : fold.mixed(cloth, 0.35))
    d.clip(arm.mapped(flip)) { inside in
      inside.fill(Outline("120,300! 140,440 170,600 186,700! 130,700! 90,330!").mapped(flip), fold)
      inside.fill(Outline("130,626! 190,636 250,606! 250,680! 120,680!").mapped(flip), trim)
    }
  }

  private static func lantern(_ d: inout Drawing, _ x: Double, _ y: Double) {
    d.ellipse(x, y + 66, 120, 120, "#ffe7a0", opacity: 0.16)
    d.ellipse(x, y + 66, 78, 78, "#ffe7a0", opacity: 0.22)
    d.line(Outline("\(x),\(y - 24) \(x),\(y + 20)"), "#23264f", 5)
    d.box(x - 30, y + 18, 60, 12, "#23264f", radius: 4)
    d.box(x - 26, y + 30, 52, 74, "#ffdf82", radius: 6)
    d.fill(Luna.star(x, y + 66, 26), "#fffbe6")
    d.line(Outline("\(x - 26),\(y + 30) \(x - 26),\(y + 104)"), "#23264f", 4)
    d.line(Outline("\(x + 26),\(y + 30) \(x + 26),\(y + 104)"), "#23264f", 4)
    d.box(x - 32, y + 102, 64, 12, "#23264f", radius: 4)
  }
}
