/// Pip's head from the front, about 440 units high with the ears.
enum FoxHead {
  static func draw(_ d: inout Drawing) {
    for side in [-1.0, 1.0] { ear(&d, side) }
    let head = Outline.symmetric(
      "0,-92 52,-98 104,-70 134,-16 148,28 196,66! 160,88 176,112! 124,122 84,138 48,164 24,186 0,192"
    )
    d.sheet(head, Pip.fur)
    d.clip(head) { inside in
      inside.fill("20,-110! 90,-60 70,0 100,60 220,100! 220,-110!", Pip.shadow, opacity: 0.55)
      inside.fill("-110,-60 -60,-92 -20,-84 -50,-50 -90,-20", Pip.light, opacity: 0.8)
      inside.fill("-12,-92! 0,-30 12,-92!", Pip.shadow, opacity: 0.7)
    }
    for side in [-1.0, 1.0] {
      let mask = Outline(
        "6,138! 22,84 48,66 92,62 146,46 196,66! 160,88 176,112! 124,122 84,138 48,164 24,186 0,192! 0,140!"
      ).mapped { Point(x: $0.x * side, y: $0.y) }
      d.fill(mask, side < 0 ? Pip.white : Pip.cream)
    }
    d.fill("-22,100! -14,40 0,20 14,40 22,100! 24,128 0,136 -24,128", Pip.fur)
    d.fill("2,24! 14,40 22,100! 24,128 6,136!", Pip.shadow, opacity: 0.5)
    for side in [-1.0, 1.0] { eye(&d, side) }
    d.fill("-28,124! 0,112 28,124! 20,146 0,156 -20,146", "#221417")
    d.fill("-18,124 -4,119 -2,126 -12,132", "#7b6a70")
    d.line("0,154 0,166", "#3a211c", 4)
    d.line("-30,162 -16,174 0,166 16,174 30,162", "#3a211c", 4)
    for (x, y) in [(40.0, 118.0), (54, 130), (62, 112)] {
      d.ellipse(x, y, 3, 3, Pip.shadow)
      d.ellipse(-x, y, 3, 3, Pip.shadow)
    }
  }

  private static func ear(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let whole = Outline("30,-80! 48,-150 100,-240! 140,-150 142,-30!").mapped(flip)
    d.sheet(whole, side < 0 ? Pip.fur : Pip.shadow.mixed(Pip.fur, 0.4))
    d.clip(whole) {
      $0.fill(Outline("40,-190! 82,-176 150,-180! 150,-260! 60,-260!").mapped(flip), Pip.sock)
    }
    let inner = Outline("58,-78! 70,-130 98,-184! 118,-130 118,-56!").mapped(flip)
    d.fill(inner, side < 0 ? "#f6d5bd" : "#d9ab92")
    d.fill(Outline("58,-78! 70,-120 84,-110! 86,-90 104,-96! 118,-56!").mapped(flip), Pip.white)
  }

  private static func eye(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let shape = Outline("32,42! 40,16 62,4 86,10 100,26! 84,46 56,52").mapped(flip)
    d.fill(shape, "#f2b632")
    d.clip(shape) { inside in
      inside.fill(
        Outline("24,0! 104,-4! 104,16 62,10 30,26!").mapped(flip),
        "#7a3a10",
        opacity: 0.5
      )
      inside.ellipse(side * 64, 28, 17, 20, "#1c1013")
      inside.ellipse(side * 64 - 6, 20, 6, 6.5, "#ffffff")
      inside.ellipse(side * 64 + 5, 36, 3, 3, "#ffffff", opacity: 0.8)
    }
    d.fill(
      Outline("26,54! 34,14 62,-3 90,4 112,20! 86,12 62,7 42,20").mapped(flip),
      "#2a1512"
    )
    d.fill(Outline("46,-18! 62,-32 84,-28 64,-18").mapped(flip), Pip.white, opacity: 0.9)
  }
}
