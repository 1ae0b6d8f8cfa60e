/// Pip: a fox with a blue bandana, in a birch wood.
enum Pip {
  static let pictures = [
    Picture("pip", "face", 768, 768) { d in
      BirchWood.draw(&d, 768, 768)
      Camera(scale: 1.42, x: 384, y: 430).see(&d) { scene in
        FoxBody.ruff(&scene)
        FoxHead.draw(&scene)
      }
    },
    Picture("pip", "left", 1024, 768) { d in
      BirchWood.draw(&d, 1024, 768)
      FoxProfile.draw(&d)
    },
    Picture("pip", "full-body", 768, 1024) { d in
      BirchWood.draw(&d, 768, 1024)
      Camera(scale: 0.86, x: 330, y: 360).see(&d) { scene in
        FoxBody.draw(&scene)
        FoxHead.draw(&scene)
      }
    },
  ]

  static let fur: Colour = "#e8752a"
  static let shadow: Colour = "#b84f1c"
  static let light: Colour = "#f79a4b"
  static let white: Colour = "#fdf3e4"
  static let cream: Colour = "#e3c8ae"
  static let sock: Colour = "#3a211c"
  static let cloth: Colour = "#3f74d8"
}
