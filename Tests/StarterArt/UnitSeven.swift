/// Unit 7: a small boxy robot with one orange eye, on a plain at dusk.
enum UnitSeven {
  static let pictures = [
    Picture("unit7", "front", 768, 1024) { d in
      dusk(&d, 768, 1024)
      RobotFront(depth: 0, holdsPot: false).draw(in: &d, Camera(scale: 1.16, x: 384, y: 370))
    },
    Picture("unit7", "right", 768, 1024) { d in
      dusk(&d, 768, 1024)
      Camera(scale: 1.16, x: 370, y: 370).see(&d) { RobotSide.draw(&$0) }
    },
    Picture("unit7", "full-body", 768, 1024) { d in
      dusk(&d, 768, 1024)
      RobotFront(depth: 64, holdsPot: true).draw(in: &d, Camera(scale: 0.98, x: 340, y: 430))
    },
  ]

  static let shell: Colour = "#a9dccb"
  static let side: Colour = "#6aa79d"
  static let top: Colour = "#d6f2e5"
  static let joint: Colour = "#3c3548"
  static let metal: Colour = "#7d7890"
  static let orange: Colour = "#ff8a1f"

  private static func dusk(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#4a1f4f", "#e0748a")
    d.ellipse(150, 210, 92, 92, "#f7c6b0", opacity: 0.9)
    d.ellipse(124, 190, 20, 20, "#e8a79b", opacity: 0.8)
    d.ellipse(176, 240, 13, 13, "#e8a79b", opacity: 0.8)
    d.ellipse(620, 130, 26, 26, "#f7c6b0", opacity: 0.6)
    let mesas: Outline =
      "-40,0! 40,0! 60,-90! 150,-90! 176,0! 520,0! 548,-140! 640,-140! 662,-40! 720,-40! 730,0! 820,0! 820,500! -40,500!"
    d.sheet(mesas.moved(0, height * 0.68), "#a14a72", drop: 4)
    let dune: Outline = "-40,40! 120,-20 320,40 540,-30 820,40! 820,500! -40,500!"
    d.sheet(dune.moved(0, height * 0.74), "#7d335f")
    d.sheet(dune.mirrored().moved(width, height * 0.85), "#5a2450")
  }
}
