/// Milo's place: the sea with a lighthouse, seen from the quay and from below.
enum Harbour {
  static func above(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#7fcfca", "#d5efe2")
    let horizon = height * 0.6
    for (x, y, reach) in [(120.0, 120.0, 110.0), (220, 146, 90), (660, 70, 90), (60, 290, 60)] {
      d.box(x - reach, y, reach * 2, 26, "#f2fbf5", radius: 13, opacity: 0.85)
    }
    lighthouse(&d, 640, horizon)
    for (index, tone) in [Colour("#3a9aa0"), "#2c828c", "#216b78", "#185664"].enumerated() {
      let wave: Outline =
        "-60,10! 40,-10 140,12 240,-10 340,12 440,-10 540,12 640,-10 740,12 840,-10! 840,600! -60,600!"
      let shift = index % 2 == 0 ? 0.0 : 46
      d.sheet(wave.moved(-shift, horizon + Double(index * index) * 22), tone, drop: -3)
    }
    boat(&d, 130, horizon + 2)
    let quay = height - 116
    d.box(0, quay, width, 116, "#4a5560")
    d.box(0, quay, width, 70, "#77838c")
    d.box(0, quay + 66, width, 6, "#333d47")
    for x in stride(from: 60.0, to: width, by: 128) {
      d.line(Outline("\(x),\(quay + 74) \(x),\(height)"), "#3a444e", 4)
    }
  }

  static func below(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#4fb3b0", "#0e3b4c")
    for (x, reach) in [(90.0, 60.0), (300, 90), (560, 70)] {
      d.fill(
        Outline("\(x),-10! \(x + reach),-10! \(x + reach + 160),\(height)! \(x - 60),\(height)!"),
        "#c9f5e8",
        opacity: 0.12
      )
    }
    let bed: Outline = "-40,20! 140,-20 320,30 520,-10 820,26! 820,300! -40,300!"
    d.sheet(bed.moved(0, height - 130), "#15505a")
    for (x, reach) in [(60.0, 520.0), (118, 340), (668, 420), (724, 620)] {
      kelp(&d, x, height - 40, reach)
    }
    for (x, y, size) in [
      (600.0, 110.0, 16.0), (622, 70, 10), (590, 190, 22), (640, 260, 12), (150, 330, 14),
      (128, 290, 9),
    ] {
      d.ring(x, y, size, "#d9fff5", 3)
      d.ellipse(x - size * 0.35, y - size * 0.35, size * 0.25, size * 0.25, "#ffffff")
    }
  }

  private static func lighthouse(_ d: inout Drawing, _ x: Double, _ base: Double) {
    d.fill(
      Outline("\(x),\(base - 262)! -40,\(base - 380)! -40,\(base - 250)!"),
      "#fff6cf",
      opacity: 0.5
    )
    d.sheet(
      Outline(
        "\(x - 34),\(base - 230)! \(x + 34),\(base - 230)! \(x + 52),\(base + 20)! \(x - 52),\(base + 20)!"
      ),
      "#fdf8ee"
    )
    for share in [0.1, 0.55] {
      let top = base - 230 + 250 * share
      let half = 34 + 18 * share
      d.fill(
        Outline(
          "\(x - half),\(top)! \(x + half),\(top)! \(x + half + 4),\(top + 52)! \(x - half - 4),\(top + 52)!"
        ),
        "#2c6f8a"
      )
    }
    d.fill(
      Outline(
        "\(x + 10),\(base - 230)! \(x + 34),\(base - 230)! \(x + 52),\(base + 20)! \(x + 14),\(base + 20)!"
      ),
      "#173b52",
      opacity: 0.3
    )
    d.box(x - 24, base - 280, 48, 46, "#ffe9a3")
    d.box(x - 42, base - 238, 84, 12, "#1d4a5e", radius: 3)
    d.fill(
      Outline("\(x - 34),\(base - 278)! \(x),\(base - 316)! \(x + 34),\(base - 278)!"),
      "#1d4a5e"
    )
  }

  private static func boat(_ d: inout Drawing, _ x: Double, _ y: Double) {
    d.fill(Outline("\(x),\(y - 100)! \(x),\(y - 14)! \(x + 62),\(y - 14)!"), "#fdf8ee")
    d.fill(Outline("\(x - 6),\(y - 84)! \(x - 6),\(y - 14)! \(x - 44),\(y - 14)!"), "#f2d9a8")
    d.fill(
      Outline("\(x - 60),\(y - 8)! \(x + 70),\(y - 8)! \(x + 48),\(y + 18)! \(x - 42),\(y + 18)!"),
      "#1d4a5e"
    )
  }

  private static func kelp(_ d: inout Drawing, _ x: Double, _ y: Double, _ reach: Double) {
    let stem = Outline(
      "\(x),\(y) \(x + 16),\(y - reach * 0.3) \(x - 12),\(y - reach * 0.6) \(x + 10),\(y - reach)"
    )
    d.line(stem, "#1f7a5c", 9)
    for step in 1..<7 {
      let share = Double(step) / 7
      let level = y - reach * share
      let side = step % 2 == 0 ? 1.0 : -1
      d.fill(
        Outline(
          "\(x),\(level)! \(x + 26 * side),\(level - 34) \(x + 44 * side),\(level - 40)! \(x + 30 * side),\(level - 4)"
        ),
        "#27936b"
      )
    }
  }
}
