/// Xiaolong: a boy with short black hair, a red scarf and a golden dragon, at sunrise.
enum Xiaolong {
  static let pictures = [
    Picture("xiaolong", "face", 768, 768) { d in
      sunrise(&d, 768, 768)
      Camera(scale: 1.6, x: 370, y: 330).see(&d) { figure(&$0, head()) }
    },
    Picture("xiaolong", "full-body", 768, 1024) { d in
      sunrise(&d, 768, 1024)
      Camera(scale: 0.8, x: 370, y: 210).see(&d) { figure(&$0, head()) }
    },
  ]

  private static func head() -> Head {
    Head(
      skin: "#f2c59c",
      iris: "#6b3f22",
      brow: "#1d1a22",
      lip: "#d98a6b",
      cheek: 80,
      jaw: 62,
      chin: 102,
      eyeSize: 1.2,
      browWeight: 1.15,
      mood: .smile
    )
  }

  private static func figure(_ d: inout Drawing, _ head: Head) {
    scarfTail(&d)
    DragonJacket.draw(&d, head)
    head.draw(&d)
    hair(&d, head)
    scarf(&d)
  }

  private static func hair(_ d: inout Drawing, _ head: Head) {
    let ink: Colour = "#201c28"
    let cap: Outline =
      """
      -80,24! -94,-20 -98,-70! -86,-92 -70,-124! -52,-130 -34,-148! -8,-142 6,-166! 20,-146 \
      52,-144! 62,-126 88,-106! 90,-84 102,-58! 94,-20 80,26! 78,-14 70,-48! 60,-30 44,-16! \
      42,-44 34,-60! 20,-40 -4,-20! -4,-46 -10,-62! -28,-42 -52,-22! -50,-46 -56,-58! -70,-36
      """
    d.clip(head.contour) { $0.fill(cap.moved(5, 11), head.shade, opacity: 0.7) }
    d.fill(cap, ink)
    d.clip(cap) { inside in
      let shine: Colour = "#4d5278"
      inside.fill("-84,-52! -66,-96 -30,-118 -44,-84 -62,-40!", shine, opacity: 0.9)
      inside.fill("-30,-64! -20,-100 6,-120 -2,-90 -8,-58!", shine, opacity: 0.75)
      inside.fill("22,-62! 28,-92 50,-108 44,-84 42,-50!", shine, opacity: 0.5)
      inside.line("60,-44 74,-74 76,-92", shine, 4, opacity: 0.5)
    }
  }

  private static func scarf(_ d: inout Drawing) {
    let red: Colour = "#d8352f"
    let wrap = Outline.symmetric("0,208! 60,196 108,166 104,132 78,108! 40,128 0,134!")
    d.sheet(wrap, red)
    d.clip(wrap) { inside in
      inside.fill("-80,112! -30,132 30,136 90,104! 96,126 40,154 -30,152 -96,128!", "#ee5b4b")
      inside.fill("-110,160! -40,178 30,182 110,150! 120,230! -120,230!", "#a8202b", opacity: 0.8)
      inside.line("-96,150 -20,168 60,162 100,138", "#8c1826", 3)
    }
    let knot: Outline = "44,150! 80,140 98,164 84,192 50,190!"
    d.sheet(knot, red, drop: 5)
    d.line("56,160 70,172 66,186", "#8c1826", 3)
  }

  private static func scarfTail(_ d: inout Drawing) {
    let tail: Outline =
      "60,150! 130,120 190,150 250,120 320,60! 330,100 352,128! 290,186 226,214 160,200 70,206!"
    d.sheet(tail, "#c02a2c")
    d.clip(tail) { inside in
      inside.fill(
        "60,180! 150,176 220,190 300,140 360,100! 360,230! 60,240!",
        "#8c1826",
        opacity: 0.7
      )
      inside.line("300,72 330,132", "#f2cf6b", 6)
      inside.line("286,88 314,148", "#f2cf6b", 3)
    }
  }

  private static func sunrise(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#f9e3b8", "#f6b98a")
    let middle = height * 0.36
    d.ellipse(430, middle, 280, 280, "#fff3d6", opacity: 0.5)
    d.ellipse(430, middle, 216, 216, "#fffaf0")
    cloud(&d, 110, middle - 150, 1)
    cloud(&d, 640, middle + 60, 0.8)
    let far: Outline =
      "-40,90! 60,-20 110,30 190,-110 260,10 330,-40 420,70 520,-70 590,10 660,-130 740,-10 820,40! 820,600! -40,600!"
    d.sheet(far.moved(0, height * 0.62), "#d9987c", drop: 4)
    let middleRange: Outline =
      "-40,20! 70,-40 150,50 260,-30 360,70 470,10 580,80 680,-20 820,50! 820,600! -40,600!"
    d.sheet(middleRange.moved(0, height * 0.74), "#a9695f", drop: 5)
    let near: Outline = "-40,30! 120,0 300,40 480,6 640,36 820,0! 820,400! -40,400!"
    d.sheet(near.moved(0, height - 90), "#7b4650")
  }

  private static func cloud(_ d: inout Drawing, _ x: Double, _ y: Double, _ size: Double) {
    d.group("translate(\(x) \(y)) scale(\(size))") { sky in
      for (dy, shift, reach) in [(0.0, 0.0, 90.0), (26, 40, 100), (-24, 24, 50)] {
        sky.box(shift - reach, dy, reach * 2, 20, "#fffaf0", radius: 10, opacity: 0.9)
      }
      sky.ring(-20, -16, 26, "#fffaf0", 12)
      sky.ring(34, -26, 18, "#fffaf0", 10)
    }
  }
}
