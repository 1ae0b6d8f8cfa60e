/// Unit 7 seen from its side, looking to the right.
enum RobotSide {
  static func draw(_ d: inout Drawing) {
    d.ellipse(10, 500, 170, 20, "#2a0f2b", opacity: 0.5)
    foot(&d)
    block(&d, -105, 130, 210, 250, 26)
    pack(&d)
    d.box(-36, 92, 72, 42, UnitSeven.joint, radius: 8)
    d.line("-32,106 32,106", UnitSeven.metal, 5)
    d.line("-32,120 32,120", UnitSeven.metal, 5)
    d.line("-40,-108 -42,-158 -62,-204", UnitSeven.metal, 8)
    d.ellipse(-64, -212, 17, 17, UnitSeven.orange)
    d.ellipse(-69, -217, 6, 6, "#fff6e0")
    d.box(-58, -120, 36, 16, UnitSeven.joint, radius: 5)
    lens(&d)
    block(&d, -100, -110, 200, 200, 30)
    d.ellipse(-6, -8, 42, 42, UnitSeven.joint)
    d.ellipse(-6, -8, 32, 32, UnitSeven.metal)
    for step in 0..<8 {
      let bolt = Outline.ellipse(-6, -8, 20, 20).knots[step].point
      d.ellipse(bolt.x, bolt.y, 4, 4, UnitSeven.joint)
    }
    d.line("60,50 86,50", UnitSeven.joint, 5)
    arm(&d)
  }

  private static func block(
    _ d: inout Drawing,
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ radius: Double
  ) {
    d.box(x + 6, y + 10, width, height, "#0d0820", radius: radius, opacity: 0.2)
    d.box(x, y, width, height, UnitSeven.shell, radius: radius)
    d.box(x, y, width * 0.32, height, UnitSeven.side, radius: radius, opacity: 0.6)
    d.box(x + 40, y + 14, width - 60, 12, "#eefcf6", radius: 6, opacity: 0.8)
    for cx in [x + 20, x + width - 20] {
      d.ellipse(cx, y + height - 20, 7, 7, UnitSeven.metal)
    }
  }

  private static func lens(_ d: inout Drawing) {
    d.fill("90,-94! 130,-88! 130,68! 90,74!", UnitSeven.joint)
    d.fill("120,-78! 150,-70! 150,50! 120,58!", UnitSeven.metal)
    d.fill("148,-66! 176,-44 184,-10 176,24 148,46!", UnitSeven.orange)
    d.fill("152,-54 166,-40 170,-16 160,-20", "#fff6e0")
    d.fill("148,14! 176,18 166,36 148,46!", "#c65a12")
    d.fill("96,-100! 150,-96 178,-66! 140,-76 96,-78!", UnitSeven.shell.darker(0.2))
  }

  private static func pack(_ d: inout Drawing) {
    d.box(-150, 160, 52, 170, UnitSeven.joint, radius: 12)
    d.box(-144, 176, 34, 50, UnitSeven.metal, radius: 6)
    d.box(-144, 250, 34, 14, UnitSeven.orange, radius: 5)
    d.box(-144, 276, 34, 14, UnitSeven.orange, radius: 5)
    for y in [318.0, 334, 350] { d.line(Outline("10,\(y) 76,\(y)"), UnitSeven.side.darker(0.2), 6) }
  }

  private static func arm(_ d: inout Drawing) {
    let tube: Outline = "0,196 -6,270 30,330 100,340"
    d.ellipse(0, 196, 42, 42, UnitSeven.joint)
    d.ellipse(-6, 190, 26, 26, UnitSeven.metal)
    d.line(tube, UnitSeven.joint, 36)
    d.line(tube, UnitSeven.metal, 26)
    d.line(tube.moved(-4, -5), "#b9b4c8", 6, opacity: 0.7)
    for way in [-1.0, 1.0] {
      let claw = Outline("0,0! 10,30 46,40 74,22! 48,20 30,4")
        .mapped { Point(x: 104 + $0.x, y: 340 + $0.y * way) }
      d.fill(claw, way < 0 ? UnitSeven.shell : UnitSeven.side)
    }
    d.ellipse(102, 340, 22, 22, UnitSeven.joint)
    d.ellipse(98, 336, 8, 8, UnitSeven.metal)
  }

  private static func foot(_ d: inout Drawing) {
    d.box(-30, 370, 60, 70, UnitSeven.joint, radius: 8)
    d.line("-26,396 26,396", UnitSeven.metal, 6)
    d.line("-26,416 26,416", UnitSeven.metal, 6)
    d.fill("-60,430! 50,430! 112,480 116,500! -84,500!", UnitSeven.shell)
    d.fill("-60,430! -20,430! -30,500! -84,500!", UnitSeven.side)
    d.box(-90, 490, 212, 20, UnitSeven.joint, radius: 8)
  }
}
