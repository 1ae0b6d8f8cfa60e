extension Head {
  func mouth(_ d: inout Drawing) {
    let drop = chin - 112
    let place = { (p: Point) in seen(Point(x: p.x, y: p.y + drop * 0.6), lift: 6) }
    switch mood {
    case .laugh: open(&d, place)
    case .calm: closed(&d, place, corner: 74, middle: 76)
    case .smile: closed(&d, place, corner: 71, middle: 79)
    case .firm: closed(&d, place, corner: 76, middle: 74)
    }
  }

  private func closed(
    _ d: inout Drawing,
    _ place: (Point) -> Point,
    corner: Double,
    middle: Double
  ) {
    let upper = Outline(
      "-24,\(corner)! -8,\(middle - 8) 0,\(middle - 6) 8,\(middle - 8) 24,\(corner)! 0,\(middle + 2)"
    )
    let lower = Outline(
      "-20,\(corner + 1.5)! 0,\(middle) 20,\(corner + 1.5)! 9,\(middle + 10) -9,\(middle + 10)"
    )
    d.fill(lower.mapped(place), lip)
    d.fill(upper.mapped(place), lip.darker(0.22))
    let seam = Outline("-26,\(corner - 1) -10,\(middle - 0.5) 10,\(middle - 0.5) 26,\(corner - 1)")
    d.line(seam.mapped(place), lip.darker(0.62), 2.8)
    d.line(
      Outline("-8,\(middle + 6) 2,\(middle + 7)").mapped(place),
      lip.lighter(0.5),
      3,
      opacity: 0.6
    )
    d.line(
      Outline("-9,\(middle + 18) 0,\(middle + 20) 10,\(middle + 17)").mapped(place),
      shade,
      3,
      opacity: 0.6
    )
  }

  private func open(_ d: inout Drawing, _ place: (Point) -> Point) {
    let whole = Outline("-32,64! -12,68 0,69 12,68 32,64! 22,86 0,95 -22,86").mapped(place)
    d.fill(whole, "#5a1f2e")
    d.clip(whole) { inside in
      inside.fill(
        Outline("-34,56! 34,56! 30,74 0,79 -30,74").mapped(place),
        "#fbf6ee"
      )
      inside.fill(Outline.ellipse(0, 95, 17, 10).mapped(place), "#d9706f")
    }
    d.line(Outline("-33,63 -12,68 12,68 33,63").mapped(place), lip.darker(0.4), 3)
    d.line(Outline("-20,88 0,97 20,88").mapped(place), lip, 4)
    for side in [-1.0, 1.0] {
      let fold = Outline("24,42 38,56 39,76")
        .mapped { place(Point(x: $0.x * side, y: $0.y)) }
      d.line(fold, shade, 2.8, opacity: 0.8)
    }
  }
}
