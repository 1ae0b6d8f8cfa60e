/// Luna: silver hair to the hips, blue eyes, a night sky.
enum Luna {
  static let pictures = [
    Picture("luna", "face", 768, 768) { d in
      night(&d, 768, 768, moon: Point(x: 160, y: 190))
      Camera.portrait.see(&d) { figure(&$0, head()) }
    },
    Picture("luna", "three-quarter", 768, 1024) { d in
      night(&d, 768, 1024, moon: Point(x: 590, y: 210))
      Camera(scale: 1.5, x: 366, y: 330).see(&d) { figure(&$0, head(turn: 27)) }
    },
    Picture("luna", "full-body", 768, 1024) { d in
      night(&d, 768, 1024, moon: Point(x: 190, y: 240))
      Camera(scale: 0.64, x: 384, y: 140).see(&d) { figure(&$0, head()) }
    },
    Picture("luna", "armor-outfit", 768, 1024) { d in
      night(&d, 768, 1024, moon: Point(x: 600, y: 200))
      Camera(scale: 1.18, x: 384, y: 250).see(&d) { knight(&$0, head(mood: .firm, turn: 14)) }
    },
    Picture("luna", "armor-full-body", 768, 1024) { d in
      night(&d, 768, 1024, moon: Point(x: 190, y: 240))
      Camera(scale: 0.64, x: 384, y: 140).see(&d) { knight(&$0, head(mood: .firm)) }
    },
  ]

  private static func head(mood: Head.Mood = .calm, turn: Double = 0) -> Head {
    Head(
      skin: "#f3d3c4",
      iris: "#3f86e0",
      brow: "#8088ad",
      lip: "#cf6f7f",
      cheek: 73,
      jaw: 52,
      eyeSize: 1.12,
      browWeight: 0.7,
      hasLashes: true,
      showsEars: false,
      mood: mood,
      turn: turn
    )
  }

  private static func figure(_ d: inout Drawing, _ head: Head) {
    SilverHair.behind(&d, head)
    StarCoat.draw(&d, head)
    head.draw(&d)
    SilverHair.front(&d, head)
  }

  private static func knight(_ d: inout Drawing, _ head: Head) {
    SilverHair.behind(&d, head)
    SilverArmor.draw(&d, head)
    head.draw(&d)
    SilverHair.front(&d, head)
  }

  private static func night(
    _ d: inout Drawing,
    _ width: Double,
    _ height: Double,
    moon: Point
  ) {
    d.sky(width, height, "#161a44", "#3d4694")
    d.ellipse(moon.x, moon.y, 150, 150, "#5a63b4", opacity: 0.28)
    d.ellipse(moon.x, moon.y, 118, 118, "#f4e9c4")
    d.ellipse(moon.x + 46, moon.y - 22, 104, 104, "#2a3072")
    for index in 0..<34 {
      let x = Double((index * 197 + 61) % 768)
      let y = Double((index * 131 + 29) % 560)
      let size = index % 5 == 0 ? 4.5 : 2.2
      d.fill(star(x, y, size * 2.4), "#e9ecff", opacity: index % 3 == 0 ? 0.9 : 0.5)
    }
    let far: Outline = "-40,60! 90,20 210,70 330,30 470,76 620,16 760,64 840,40! 840,400! -40,400!"
    d.sheet(far.moved(0, height - 190), "#2b3379")
    let near: Outline = "-40,40! 80,70 220,24 360,74 520,34 660,80 840,20! 840,400! -40,400!"
    d.sheet(near.moved(0, height - 100), "#20265f")
  }

  static func star(_ x: Double, _ y: Double, _ size: Double) -> Outline {
    let waist = size * 0.22
    return Outline(
      "\(x),\(y - size)! \(x + waist),\(y - waist)! \(x + size),\(y)! \(x + waist),\(y + waist)! "
        + "\(x),\(y + size)! \(x - waist),\(y + waist)! \(x - size),\(y)! \(x - waist),\(y - waist)!"
    )
  }
}
