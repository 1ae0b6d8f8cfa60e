/// Pip's place: birch trunks in a green wood.
enum BirchWood {
  static func draw(_ d: inout Drawing, _ width: Double, _ height: Double) {
    d.sky(width, height, "#1f5a4c", "#7fb58a")
    for (x, reach) in [(40.0, 120.0), (250, 150), (470, 130), (700, 160), (930, 140)] {
      d.fill(
        Outline("\(x - reach),\(height)! \(x),\(height * 0.18)! \(x + reach),\(height)!"),
        "#2e7460",
        opacity: 0.7
      )
    }
    for (index, x) in [70.0, 196, 590, 706, 880, 980].enumerated() where x < width {
      trunk(&d, x, index % 2 == 0 ? 46 : 30, height)
    }
    let moss: Outline = "-40,30! 120,-10 320,34 520,-6 760,30 940,0 1080,24! 1080,300! -40,300!"
    d.sheet(moss.moved(0, height - 150), "#2f6b45")
    d.sheet(moss.mirrored().moved(width, height - 74), "#1d4f38")
    for index in 0..<15 {
      let x = Double((index * 173 + 40) % Int(width))
      let y = height - 66 + Double((index * 29) % 50)
      d.fill(
        Outline("\(x),\(y)! \(x + 12),\(y - 14) \(x + 30),\(y - 12)! \(x + 18),\(y + 4)"),
        index % 2 == 0 ? "#e6b13c" : "#c8742c"
      )
    }
  }

  private static func trunk(_ d: inout Drawing, _ x: Double, _ width: Double, _ height: Double) {
    let far = width < 40
    let bark: Colour = far ? "#b9d0bd" : "#e9efe2"
    let stem = Outline(
      "\(x - width / 2),-20! \(x + width / 2),-20! \(x + width * 0.62),\(height)! \(x - width * 0.62),\(height)!"
    )
    d.sheet(stem, bark, drop: far ? 3 : 7)
    d.clip(stem) { inside in
      inside.box(x + width * 0.12, -20, width, height + 40, "#6f9484", opacity: 0.5)
      for index in 0..<9 {
        let y = Double(index) * height / 9 + Double(Int(x) * (index + 3) % 50)
        let side = index % 2 == 0 ? -1.0 : 1
        inside.fill(
          Outline(
            "\(x + side * width * 0.7),\(y - 6)! \(x + side * width * 0.05),\(y)! \(x + side * width * 0.7),\(y + 8)!"
          ),
          "#22382f",
          opacity: far ? 0.5 : 0.85
        )
      }
    }
  }
}
