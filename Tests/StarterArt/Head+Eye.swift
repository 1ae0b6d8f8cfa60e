extension Head {
  private var gaze: Double { turn == 0 ? 0 : 2.5 }

  /// Draws an eye and its brow; `side` is -1 on the left of the picture and 1 on the right.
  func eye(_ d: inout Drawing, _ side: Double) {
    let size = eyeSize
    let place = { (p: Point) in
      seen(Point(x: (35 + p.x * size) * side, y: 6 + p.y * size))
    }
    let ink = brow.mixed("#1c1228", 0.75)
    if mood == .laugh {
      let arc: Outline = "-20,6! -9,-7 6,-9 22,5! 7,-3 -8,-1"
      d.fill(arc.mapped(place), ink)
      d.line(Outline("-14,14 2,17 16,12").mapped(place), shade, 2, opacity: 0.7)
    } else {
      open(&d, side, place, ink)
    }
    d.line(Outline("-15,-16 0,-22 20,-15").mapped(place), shade, 2.4, opacity: 0.8)
    eyebrow(&d, place)
  }

  private func open(
    _ d: inout Drawing,
    _ side: Double,
    _ place: (Point) -> Point,
    _ ink: Colour
  ) {
    let almond: Outline = "-20,5! -9,-9 7,-11 21,-1! 12,10 -6,12"
    let glance = gaze * side
    d.fill(almond.mapped(place), "#f7f3f0")
    d.clip(almond.mapped(place)) { eye in
      eye.fill(Outline.ellipse(1 + glance, 0, 13.2, 13.8).mapped(place), iris.darker(0.45))
      eye.fill(Outline.ellipse(1 + glance, 1, 11.2, 12.2).mapped(place), iris)
      eye.fill(
        Outline.ellipse(1 + glance, 5, 7.5, 6).mapped(place),
        iris.mixed("#ffdca8", iris.blue > iris.red ? 0.35 : 0.2)
      )
      eye.fill(Outline.ellipse(1 + glance, 0, 5.5, 6).mapped(place), "#15101f")
      let veil: Outline = "-24,-2! -8,-5 8,-7 24,0! 24,-20! -24,-20!"
      eye.fill(veil.mapped(place), "#2a1a3c", opacity: 0.3)
      let light = place(Point(x: 1 - 4 * side, y: -4))
      eye.ellipse(light.x, light.y, 3.6, 3.8, "#ffffff")
    }
    let lid: Outline =
      hasLashes
      ? "-22,7! -10,-11 7,-15 21,-7 30,-10! 22,1 7,-10 -9,-7"
      : "-21,5! -9,-11 7,-13 23,-1! 7,-9.5 -9,-7"
    d.fill(lid.mapped(place), ink)
    d.line(Outline("-8,13 6,12 16,7").mapped(place), shade.darker(0.25), 2, opacity: 0.75)
  }

  private func eyebrow(_ d: inout Drawing, _ place: (Point) -> Point) {
    let inner = mood == .firm ? 6.0 : mood == .calm ? -3 : -4
    let weight = browWeight
    let arch = Outline(
      "-19,\(-24 + inner)! -2,\(-32 + inner * 0.5) 16,-33 29,-23! 15,\(-33 + 6 * weight) "
        + "-1,\(-32 + 8 * weight + inner * 0.5) -18,\(-25 + 9 * weight + inner)!"
    )
    d.fill(arch.mapped(place), brow)
  }
}
