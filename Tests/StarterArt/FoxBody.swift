/// Pip sitting, seen from the front, below a head at (0, 0).
enum FoxBody {
  static func draw(_ d: inout Drawing) {
    tail(&d)
    let body = Outline.symmetric("0,110! 90,130 122,230 146,360 196,470 210,560 180,640! 0,650")
    d.sheet(body, Pip.fur)
    d.clip(body) { inside in
      inside.fill("70,100! 110,300 96,480 130,700! 260,700! 260,100!", Pip.shadow, opacity: 0.6)
      inside.fill("-130,260 -110,230 -96,300 -120,400 -150,430", Pip.light, opacity: 0.7)
      inside.line("-110,640 -150,590 -140,510 -110,480", Pip.shadow, 6)
      inside.line("110,640 150,590 140,510 110,480", Pip.shadow.darker(0.3), 6)
    }
    for side in [1.0, -1.0] { foreleg(&d, side) }
    ruff(&d)
  }

  /// The white chest and the bandana.
  static func ruff(_ d: inout Drawing) {
    let shoulders = Outline.symmetric("0,110! 90,126 124,230 144,360 0,380!")
    d.fill(shoulders, Pip.fur)
    d.clip(shoulders) {
      $0.fill("70,100! 110,300 100,400! 200,400! 200,100!", Pip.shadow, opacity: 0.6)
    }
    let chest = Outline.symmetric(
      "0,140! 84,150 92,240 80,300! 62,296 56,352! 36,340 20,404! 8,392 0,430!"
    )
    d.fill(chest, Pip.white)
    d.clip(chest) { $0.fill("10,130! 30,300 4,440! 120,440! 120,130!", Pip.cream) }
    let band = Outline.symmetric("0,232! 60,224 112,190! 116,158 100,140! 0,180!")
    let flap: Outline = "-70,216! 0,232 74,214! 40,290 4,348! -36,290"
    d.sheet(flap, Pip.cloth)
    d.clip(flap) { $0.fill("10,200! 10,360! 100,360! 100,200!", Pip.cloth.darker(0.3)) }
    for (x, y) in [(-28.0, 252.0), (0, 274), (-6, 312), (28, 252)] {
      d.ellipse(x, y, 6, 6, "#ffffff", opacity: 0.9)
    }
    d.sheet(band, Pip.cloth.lighter(0.12), drop: 5)
    d.clip(band) { $0.fill("40,140! 40,250! 140,250! 140,140!", Pip.cloth.darker(0.2)) }
  }

  private static func foreleg(_ d: inout Drawing, _ side: Double) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let leg = Outline("6,380! 84,360 90,480 78,600 96,640 92,662! 12,662! 14,520").mapped(flip)
    d.sheet(leg, side < 0 ? Pip.fur : Pip.shadow.mixed(Pip.fur, 0.5), drop: 5)
    d.clip(leg) { inside in
      inside.fill(
        Outline("0,500! 30,520 50,496 70,520 100,500! 110,680! 0,680!").mapped(flip),
        Pip.sock
      )
      inside.line(Outline("40,640 42,662").mapped(flip), "#6d463b", 4)
      inside.line(Outline("64,640 66,662").mapped(flip), "#6d463b", 4)
    }
  }

  private static func tail(_ d: inout Drawing) {
    let brush: Outline =
      "120,540! 190,580 250,560 276,500 272,420 290,320 350,240 420,190! 440,280 474,380 468,500 420,600 330,664 220,680 130,660!"
    d.sheet(brush, Pip.fur)
    d.clip(brush) { inside in
      inside.fill(
        "200,700! 320,660 400,560 420,440 410,300! 500,300! 500,720!",
        Pip.shadow,
        opacity: 0.6
      )
      inside.fill(
        "250,352! 310,340 330,376! 366,350 384,384! 420,346 490,372! 490,180! 250,180!",
        Pip.white
      )
      inside.fill("400,200! 420,290 410,360 490,372! 490,180!", Pip.cream)
    }
  }
}
