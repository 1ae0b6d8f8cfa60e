/// Unit 7 from the front; with a depth its right and upper sides show.
struct RobotFront {
  var depth: Double
  var holdsPot: Bool

  func draw(in d: inout Drawing, _ camera: Camera) {
    camera.see(&d) { scene in
      scene.ellipse(depth * 0.4, 500, 200 + depth, 20, "#2a0f2b", opacity: 0.5)
      for side in [1.0, -1.0] { foot(&scene, side) }
      if depth > 0 { arm(&scene, 1, raised: true) }
      box(&scene, -150, 130, 300, 250, 26)
      if depth == 0 { arm(&scene, 1, raised: false) }
      chest(&scene)
      scene.box(-50, 92, 100, 42, UnitSeven.joint, radius: 8)
      scene.line("-46,106 46,106", UnitSeven.metal, 5)
      scene.line("-46,120 46,120", UnitSeven.metal, 5)
      antenna(&scene)
      box(&scene, -130, -110, 260, 200, 30)
      face(&scene)
      arm(&scene, -1, raised: false)
      if holdsPot { scene.group("translate(30 50)") { pot(&$0) } }
    }
  }

  private func box(
    _ d: inout Drawing,
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ radius: Double
  ) {
    let rise = depth * 0.5
    if depth > 0 {
      d.fill(
        Outline(
          "\(x + width - radius),\(y)! \(x + width + depth - 8),\(y - rise + 8)! "
            + "\(x + width + depth),\(y - rise + 20)! \(x + width + depth),\(y + height - rise - radius)! "
            + "\(x + width - radius + 8),\(y + height)!"
        ),
        UnitSeven.side
      )
      d.fill(
        Outline(
          "\(x + 8),\(y + radius)! \(x + 12),\(y + 4)! \(x + depth),\(y - rise)! "
            + "\(x + width + depth - 16),\(y - rise)! \(x + width + depth - 2),\(y - rise + 10)! \(x + width - 4),\(y + radius)!"
        ),
        UnitSeven.top
      )
    }
    d.box(x + 6, y + 10, width, height, "#0d0820", radius: radius, opacity: 0.2)
    d.box(x, y, width, height, UnitSeven.shell, radius: radius)
    d.box(x + width * 0.7, y, width * 0.3, height, UnitSeven.side, radius: radius, opacity: 0.55)
    d.box(x + 16, y + 14, width - 60, 12, "#eefcf6", radius: 6, opacity: 0.8)
    for (cx, cy) in [(x + 20, y + height - 20), (x + width - 20, y + height - 20)] {
      d.ellipse(cx, cy, 7, 7, UnitSeven.metal)
    }
  }

  private func face(_ d: inout Drawing) {
    d.ellipse(0, -10, 84, 84, UnitSeven.joint)
    d.ring(0, -10, 80, UnitSeven.metal, 6)
    d.ellipse(0, -10, 62, 62, "#7a2f12")
    d.ellipse(0, -10, 56, 56, UnitSeven.orange)
    d.ellipse(0, -4, 42, 42, "#ffb347")
    d.ellipse(0, -10, 24, 24, "#3a1410")
    d.ellipse(-20, -32, 14, 12, "#fff6e0")
    d.ellipse(14, 10, 6, 6, "#fff6e0", opacity: 0.8)
    d.fill(
      "-78,-44! -40,-86 0,-94 40,-86 78,-44! 40,-60 0,-66 -40,-60",
      UnitSeven.shell.darker(0.2)
    )
    d.line("-30,74 0,80 30,74", UnitSeven.joint, 5)
    d.box(-148, -40, 20, 66, UnitSeven.metal, radius: 6)
    if depth == 0 { d.box(128, -40, 20, 66, UnitSeven.joint, radius: 6) }
  }

  private func antenna(_ d: inout Drawing) {
    let shift = depth * 0.5
    let foot = -108 - depth * 0.25
    d.line(
      Outline("\(60 + shift),\(foot) \(62 + shift),\(foot - 50) \(84 + shift),\(foot - 96)"),
      UnitSeven.metal,
      8
    )
    d.ellipse(86 + shift, foot - 104, 17, 17, UnitSeven.orange)
    d.ellipse(81 + shift, foot - 109, 6, 6, "#fff6e0")
    d.box(42 + shift, foot - 12, 36, 16, UnitSeven.joint, radius: 5)
  }

  private func chest(_ d: inout Drawing) {
    d.box(-116, 166, 150, 130, UnitSeven.joint, radius: 14)
    d.box(-108, 174, 134, 114, "#fdf1dd", radius: 10)
    d.fill("-78,192! -2,192! -2,208! -36,272! -60,272! -26,212! -78,212!", UnitSeven.orange)
    for (index, tone) in [UnitSeven.orange, "#f7d774", "#e0748a"].enumerated() {
      let y = 186 + Double(index) * 42
      d.ellipse(84, y, 15, 15, UnitSeven.joint)
      d.ellipse(84, y, 10, 10, tone)
      d.ellipse(81, y - 3, 3, 3, "#ffffff")
    }
    for y in [318.0, 334, 350] {
      d.line(Outline("-80,\(y) 50,\(y)"), UnitSeven.side.darker(0.2), 6)
    }
  }

  private func arm(_ d: inout Drawing, _ side: Double, raised: Bool) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    let slip = side > 0 ? depth * 0.6 : 0
    let bend: Outline =
      raised
      ? "150,190 220,220 270,170 280,80"
      : holdsPot ? "150,190 210,260 196,380 96,396" : "150,190 204,230 214,310 200,380"
    let tube = bend.mapped(flip).moved(slip, 0)
    d.ellipse(side * 152 + slip, 190, 30, 34, UnitSeven.joint)
    d.line(tube, UnitSeven.joint, 34)
    d.line(tube, UnitSeven.metal, 24)
    d.line(tube.moved(-5, -2), "#b9b4c8", 6, opacity: 0.7)
    guard let wrist = tube.knots.last?.point, !(holdsPot && !raised) else { return }
    let lift = raised ? -1.0 : 1
    for way in [-1.0, 1.0] {
      let claw = Outline("0,0! 30,10 40,46 22,74! 20,48 4,30")
        .mapped { Point(x: wrist.x + $0.x * way, y: wrist.y + $0.y * lift) }
      d.fill(claw, way < 0 ? UnitSeven.shell : UnitSeven.side)
    }
    d.ellipse(wrist.x, wrist.y, 22, 22, UnitSeven.joint)
    d.ellipse(wrist.x - 4, wrist.y - 4, 8, 8, UnitSeven.metal)
  }

  private func foot(_ d: inout Drawing, _ side: Double) {
    let x = side * 80
    d.box(x - 26, 370, 52, 70, UnitSeven.joint, radius: 8)
    d.line(Outline("\(x - 22),396 \(x + 22),396"), UnitSeven.metal, 6)
    d.line(Outline("\(x - 22),416 \(x + 22),416"), UnitSeven.metal, 6)
    d.fill(
      Outline("\(x - 46),430! \(x + 46),430! \(x + 66),500! \(x - 66),500!"),
      side < 0 ? UnitSeven.shell : UnitSeven.side
    )
    d.box(x - 70, 490, 140, 20, UnitSeven.joint, radius: 8)
  }
}
