/// Inés's clothes: a fringed green shawl, a plum dress, a cream apron; both hands hold a cup.
enum GreenShawl {
  private static let wool: Colour = "#3f9461"
  private static let fold: Colour = "#22633f"
  private static let dress: Colour = "#7b3b58"
  private static let apron: Colour = "#f3e6cf"

  static func draw(_ d: inout Drawing, _ head: Head) {
    d.ellipse(0, 944, 240, 18, "#3a1c14", opacity: 0.45)
    for side in [-1.0, 1.0] {
      d.fill(
        Outline("20,900! 84,900! 116,934 118,950! 16,950!").mapped {
          Point(x: $0.x * side, y: $0.y)
        },
        "#3a2230"
      )
    }
    skirt(&d)
    head.neck(&d, width: 32, to: 180)
    d.fill("-60,174! 0,214 60,174! 110,300! 60,420! -60,420! -110,300!", dress)
    fringe(&d)
    shawl(&d)
    d.group("translate(0 44)") { front in
      sleeves(&front)
      cup(&front, head.skin, head.shade)
    }
  }

  private static func skirt(_ d: inout Drawing) {
    let cloth = Outline.symmetric("0,300! 110,320! 150,500 196,760 214,904! 120,922 0,926")
    d.sheet(cloth, dress)
    d.clip(cloth) { inside in
      inside.fill("80,300! 110,600 120,940! 240,940! 240,300!", dress.darker(0.4))
      inside.line("-150,560 -176,760 -186,900", dress.lighter(0.25), 6)
      inside.fill(
        "-250,876! -100,896 0,900 100,896 250,876! 250,892! 100,910 -100,910 -250,892!",
        "#e9b949"
      )
    }
    let front = Outline.symmetric("0,400! 92,400! 116,600 124,790! 60,816 0,820")
    d.sheet(front, apron, drop: 6)
    d.clip(front) { inside in
      inside.fill("46,390! 60,600 50,830! 160,830! 160,390!", apron.darker(0.22))
      inside.line("-60,470 -66,640 -70,790", apron.darker(0.2), 4)
      inside.line("-140,770 0,796 140,770", "#c8553d", 6)
    }
    let pocket: Outline = "-90,600! 10,600! 4,690 -40,706 -84,690!"
    d.fill(pocket, apron.darker(0.1))
    d.line("-90,600 10,600", "#c8553d", 5)
    for (x, tone) in [(-60.0, Colour("#d8352f")), (-36, "#e9b949")] {
      d.line(Outline("\(x),620 \(x - 6),560"), "#a5794e", 6)
      d.ellipse(x - 6, 558, 8, 8, tone)
    }
  }

  private static func shawl(_ d: inout Drawing) {
    let wrap = Outline.symmetric(
      "0,330! 30,210 56,160! 110,178 164,216 196,310 206,420 190,520! 120,560 60,520 20,440"
    )
    d.sheet(wrap, wool)
    d.clip(wrap) { inside in
      inside.fill("60,150! 110,300 120,440 90,600! 260,600! 260,150!", fold, opacity: 0.85)
      inside.fill("-10,330! -40,420 -90,560! -60,580! 20,440!", fold, opacity: 0.7)
      for (x, y) in [
        (-150.0, 280.0), (-110, 350), (-160, 400), (-100, 250), (110, 260), (160, 330), (130, 420),
        (-120, 460), (172, 440), (84, 340),
      ] {
        flower(&inside, x, y)
      }
    }
    d.fill("-56,160! -70,210 -36,290 0,340! -4,300 -30,210!", wool.lighter(0.28))
    d.fill("56,160! 70,210 36,290 0,340! 4,300 30,210!", wool.darker(0.12))
    d.ellipse(0, 330, 22, 22, "#e9b949")
    d.ellipse(0, 330, 13, 13, "#c8553d")
    d.ellipse(-5, 325, 4, 4, "#ffe9b8")
  }

  private static func flower(_ d: inout Drawing, _ x: Double, _ y: Double) {
    for knot in Outline.ellipse(x, y, 9, 9).knots {
      d.ellipse(knot.point.x, knot.point.y, 4, 4, "#d7ecc9", opacity: 0.85)
    }
    d.ellipse(x, y, 4.5, 4.5, "#e9b949")
  }

  private static func fringe(_ d: inout Drawing) {
    for index in 0..<13 {
      let x = 196 - Double(index) * 12
      let y = 510 + Double(min(index, 7)) * 6 - Double(max(index - 8, 0)) * 12
      for side in [-1.0, 1.0] {
        d.line(Outline("\(x * side),\(y) \((x + 4) * side),\(y + 44)"), fold.mixed(wool, 0.5), 5)
      }
    }
  }

  private static func sleeves(_ d: inout Drawing) {
    for side in [1.0, -1.0] {
      let sleeve = Outline("190,400! 176,470 120,492 52,470! 44,424! 100,420 140,380")
        .mapped { Point(x: $0.x * side, y: $0.y) }
      d.sheet(sleeve, side < 0 ? dress.lighter(0.08) : dress.darker(0.15), drop: 5)
      d.line(
        Outline("56,426 64,468").mapped { Point(x: $0.x * side, y: $0.y) },
        "#e9b949",
        6
      )
    }
  }

  private static func cup(_ d: inout Drawing, _ skin: Colour, _ shade: Colour) {
    d.sheet("-44,384! 44,384! 38,450 20,484 -20,484 -38,450!", "#fdf6ea", drop: 5)
    d.fill("10,384! 44,384! 38,450 20,484 4,484!", "#d9c6b4")
    d.ellipse(0, 384, 44, 11, "#e9dccb")
    d.ellipse(0, 386, 36, 7, "#8a4a24")
    d.line("-40,410 0,418 40,410", "#3f6fb0", 6)
    for side in [-1.0, 1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      let hand: Outline = "62,424! 40,412 22,418 10,432 8,456 20,474 44,478 66,468!"
      d.fill(hand.mapped(flip), side < 0 ? skin : skin.mixed(shade, 0.35))
      for y in [432.0, 446, 460] {
        d.line(Outline("12,\(y) 28,\(y - 1) 38,\(y + 2)").mapped(flip), shade.darker(0.15), 3)
      }
    }
  }
}
