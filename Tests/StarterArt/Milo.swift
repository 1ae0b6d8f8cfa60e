/// Milo: tall, dark skin, round glasses, short curls, a mustard coat, a harbour.
enum Milo {
  static let pictures = [
    Picture("milo", "face", 768, 768) { d in
      Harbour.above(&d, 768, 768)
      Camera(scale: 1.62, x: 384, y: 350).see(&d) { figure(&$0) }
    },
    Picture("milo", "full-body", 768, 1024) { d in
      Harbour.above(&d, 768, 1024)
      Camera(scale: 0.58, x: 384, y: 150).see(&d) { figure(&$0) }
    },
    Picture("milo", "diver-outfit", 768, 1024) { d in
      Harbour.below(&d, 768, 1024)
      Camera(scale: 0.78, x: 384, y: 250).see(&d) { DivingSuit.draw(&$0) { face(&$0) } }
    },
  ]

  private static let head = Head(
    skin: "#8a5638",
    iris: "#6a3a1a",
    brow: "#231714",
    lip: "#9a5646",
    cheek: 74,
    jaw: 62,
    chin: 116,
    eyeSize: 0.98,
    browWeight: 1.3,
    mood: .smile
  )

  private static func figure(_ d: inout Drawing) {
    MustardCoat.draw(&d, head)
    face(&d)
  }

  private static func face(_ d: inout Drawing) {
    head.draw(&d)
    beard(&d)
    curls(&d)
    glasses(&d)
  }

  private static func beard(_ d: inout Drawing) {
    let dark: Colour = "#2a1c1a"
    d.clip(head.contour) { face in
      face.fill(
        "-90,6! -70,20! -66,56 -52,84 -26,95 0,93 26,95 52,84 66,56 70,20! 90,6! 100,140! -100,140!",
        dark
      )
      face.fill("6,92 40,96 62,62 68,20! 90,6! 100,140! 0,140!", "#150d10", opacity: 0.5)
      face.line("-66,50 -54,84 -30,104", "#5b4444", 3, opacity: 0.8)
      face.line("-72,34 -66,76 -40,108", "#5b4444", 3, opacity: 0.6)
    }
    d.fill("-36,64! -24,66 -12,60 0,63 12,60 24,66 36,64! 24,74 8,70 0,69 -8,70 -24,74", dark)
  }

  private static func curls(_ d: inout Drawing) {
    let dark: Colour = "#241a1c"
    let cap: Outline =
      "-80,10! -88,-40 -78,-94 -42,-126 0,-136 42,-126 78,-94 88,-40 80,10! 72,-38 52,-66 0,-76 -52,-66 -72,-38"
    d.clip(head.contour) { $0.fill(cap.moved(5, 14), head.shade, opacity: 0.7) }
    d.fill(cap, dark)
    for index in 0..<13 {
      let share = Double(index) / 12
      let x = -84 + 168 * share
      let arch = 1 - (2 * share - 1) * (2 * share - 1)
      d.ellipse(x * 0.95, -36 - 92 * arch.squareRoot(), 12 + 9 * arch, 12 + 9 * arch, dark)
      d.ellipse(x * 0.92, -28 - 42 * arch.squareRoot(), 15, 14, dark)
    }
    for index in 0..<18 {
      let x = Double((index * 61) % 130) - 64
      let y = -136 + Double((index * 37) % 56) + abs(x) * 0.5
      d.line(
        Outline("\(x - 9),\(y + 5) \(x - 5),\(y - 7) \(x + 7),\(y - 6) \(x + 8),\(y + 4)"),
        "#5b4444",
        3.4,
        opacity: x < 20 ? 0.95 : 0.5
      )
    }
  }

  private static func glasses(_ d: inout Drawing) {
    for side in [-1.0, 1.0] {
      d.ellipse(side * 36, 8, 31, 31, "#e8fbff", opacity: 0.06)
      d.ring(side * 36, 8, 31, "#e9c46a", 5)
      d.line(Outline("\(side * 66),2 \(side * 80),-4"), "#e9c46a", 5)
      d.line(Outline("\(side * 36 - 20),0 \(side * 36 - 8),-14"), "#ffffff", 4, opacity: 0.55)
    }
    d.line("-7,2 0,-3 7,2", "#e9c46a", 5)
  }
}
