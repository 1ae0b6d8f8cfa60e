/// Grandmother Inés: a white bun, a green shawl, a cup of coffee, a terracotta kitchen.
enum Ines {
  static let pictures = [
    Picture("ines", "face", 768, 768) { d in
      Kitchen.draw(&d, 768, 768)
      Camera(scale: 1.55, x: 384, y: 385).see(&d) { figure(&$0, .smile) }
    },
    Picture("ines", "full-body", 768, 1024) { d in
      Kitchen.draw(&d, 768, 1024)
      Camera(scale: 0.78, x: 384, y: 220).see(&d) { figure(&$0, .smile) }
    },
    Picture("ines", "expression", 768, 768) { d in
      Kitchen.draw(&d, 768, 768)
      d.group("rotate(-5 384 500)") { tilted in
        Camera(scale: 1.75, x: 384, y: 420).see(&tilted) { figure(&$0, .laugh) }
      }
    },
  ]

  private static func figure(_ d: inout Drawing, _ mood: Head.Mood) {
    let head = Head(
      skin: "#dfab86",
      iris: "#6a4526",
      brow: "#d9d3cc",
      lip: "#b95f55",
      cheek: 82,
      jaw: 66,
      chin: 106,
      eyeSize: 0.95,
      browWeight: 0.9,
      mood: mood
    )
    bun(&d)
    d.group("translate(0 -24)") { GreenShawl.draw(&$0, head) }
    head.draw(&d)
    years(&d, head)
    hair(&d, head)
    for side in [-1.0, 1.0] {
      d.ellipse(side * 86, 48, 7, 7, "#e9b949")
      d.ellipse(side * 87, 64, 9, 11, "#2f8f6b")
    }
  }

  private static func years(_ d: inout Drawing, _ head: Head) {
    let crease = head.shade
    for side in [-1.0, 1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      d.line(Outline("22,27 36,32 52,26").mapped(flip), crease, 3)
      d.line(Outline("60,2 70,-4").mapped(flip), crease, 3)
      d.line(Outline("60,9 72,9").mapped(flip), crease, 3)
      d.line(Outline("22,46 34,58 36,74").mapped(flip), crease, 3)
    }
    d.line("-24,-52 0,-56 26,-52", crease, 2.6, opacity: 0.8)
    d.line("-18,-40 2,-43 20,-40", crease, 2.2, opacity: 0.6)
  }

  private static func bun(_ d: inout Drawing) {
    d.ellipse(4, -148, 64, 56, "#0d0820", opacity: 0.2)
    d.ellipse(0, -154, 62, 54, "#ece7e2")
    d.clip(Outline.ellipse(0, -154, 62, 54)) { inside in
      inside.fill("24,-220! 40,-170 20,-120 0,-90! 90,-90! 90,-220!", "#bcb3b8")
      inside.line("-50,-150 -20,-186 20,-184 40,-160", "#bcb3b8", 4)
      inside.line("-44,-130 -10,-160 24,-156 30,-140", "#bcb3b8", 4)
      inside.line("-34,-176 -10,-196 14,-198", "#ffffff", 7)
    }
    d.line("-52,-206 66,-108", "#7a3b24", 8)
    d.ellipse(-54, -208, 11, 11, "#d8352f")
  }

  private static func hair(_ d: inout Drawing, _ head: Head) {
    let left: Outline =
      "0,-128! -50,-122 -88,-86 -98,-30 -92,26 -84,40! -76,10 -70,-26 -48,-58 0,-84!"
    let right = left.mirrored()
    d.clip(head.contour) { face in
      face.fill(left.moved(5, 10), head.shade, opacity: 0.6)
      face.fill(right.moved(-3, 10), head.shade, opacity: 0.6)
    }
    d.fill(left, "#ece7e2")
    d.fill(right, "#d3cbcd")
    d.clip(left) { lock in
      lock.fill("0,-84! -48,-58 -70,-26 -80,40! -60,40! -20,-40!", "#bcb3b8")
      lock.line("-6,-112 -54,-94 -80,-40 -86,16", "#bcb3b8", 3)
      lock.line("-8,-122 -60,-108 -90,-50", "#ffffff", 6)
    }
    d.clip(right) { lock in
      lock.line("6,-112 54,-94 80,-40 86,16", "#a79ea6", 3)
      lock.line("6,-98 46,-76 70,-34 80,16", "#a79ea6", 3)
      lock.line("8,-122 58,-108 84,-60", "#f3efec", 5)
    }
    d.line("0,-128 0,-86", "#a79ea6", 3)
  }
}
