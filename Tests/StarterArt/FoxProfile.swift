/// Pip walking to the left, in the coordinates of a 1024 by 768 picture.
enum FoxProfile {
  static func draw(_ d: inout Drawing) {
    d.ellipse(520, 706, 330, 16, "#0d2a1e", opacity: 0.45)
    tail(&d)
    let far = Pip.shadow.darker(0.12)
    leg(&d, "430,450! 490,450! 500,560 524,680! 500,704! 470,704! 478,676 446,560", far)
    leg(
      &d,
      "640,420! 730,430! 690,530 650,600 640,680! 616,704! 586,704! 606,676 612,590 630,500",
      far
    )
    let body: Outline =
      "300,330! 380,290 480,304 600,310 690,290 762,320 790,400 770,470 690,486 600,496 500,520 410,536 340,490 300,420"
    d.sheet(body, Pip.fur)
    d.clip(body) { inside in
      inside.fill(
        "300,440! 400,480 520,470 640,450 790,430! 800,560! 300,560!",
        Pip.shadow,
        opacity: 0.6
      )
      inside.fill("400,312 500,318 600,326 690,306 600,346 480,344", Pip.light, opacity: 0.8)
      inside.fill("280,420! 330,424 350,470! 372,462 376,520! 280,560!", Pip.white)
    }
    leg(&d, "350,440! 440,440! 436,560 424,680! 404,704! 366,704! 382,676 376,560", Pip.fur)
    leg(
      &d,
      "670,380! 780,360! 800,440 764,510 748,560 768,620 772,680! 752,704! 716,704! 730,676 710,610 690,560 660,470",
      Pip.fur
    )
    d.line("690,470 672,430 690,380", Pip.shadow, 5)
    head(&d)
  }

  private static func leg(_ d: inout Drawing, _ shape: Outline, _ tone: Colour) {
    d.fill(shape, tone)
    d.clip(shape) { inside in
      inside.fill("340,590! 420,604 500,586 600,606 700,590 820,600! 820,720! 340,720!", Pip.sock)
    }
  }

  private static func tail(_ d: inout Drawing) {
    let brush: Outline =
      "740,312! 800,318 850,350 900,384 950,420 1004,490! 960,540 900,548 840,520 800,470 760,410!"
    d.sheet(brush, Pip.fur)
    d.clip(brush) { inside in
      inside.fill("760,380! 830,430 900,480 1004,490! 960,580! 760,560!", Pip.shadow, opacity: 0.6)
      inside.fill(
        "960,400! 926,430! 936,458 906,466! 918,494 888,506! 896,560! 1020,580! 1020,400!",
        Pip.white
      )
      inside.fill("904,506! 950,506 1004,490! 1000,580! 896,580!", Pip.cream)
    }
  }

  private static func head(_ d: inout Drawing) {
    d.sheet("318,180! 340,120 380,84! 396,150 380,230!", Pip.shadow, drop: 3)
    let skull: Outline =
      "120,332! 160,302 202,274 224,232 262,200 320,190 372,214 404,270 430,330! 404,350 420,384! 372,396 360,424! 300,412 240,394 180,382 128,366 114,348"
    d.sheet(skull, Pip.fur)
    d.clip(skull) { inside in
      inside.fill("240,196 300,186 350,204 300,220 240,250 220,262", Pip.light, opacity: 0.8)
      inside.fill("340,200! 370,280 360,340 440,360! 440,200!", Pip.shadow, opacity: 0.5)
      inside.fill(
        "90,352! 150,346 210,342 250,316 300,318 360,350 430,330! 440,440! 90,440!",
        Pip.white
      )
      inside.fill("140,368! 240,372 320,384 420,370! 420,440! 140,440!", Pip.cream)
    }
    let ear: Outline = "262,206! 262,130 296,52! 344,120 350,226!"
    d.sheet(ear, Pip.fur, drop: 4)
    d.clip(ear) { $0.fill("240,96! 290,108 350,100! 350,30! 240,30!", Pip.sock) }
    d.fill("282,204! 282,150 300,100! 328,150 332,220!", "#f6d5bd")
    d.fill("282,204! 286,164 302,176! 306,190 318,180! 332,220!", Pip.white)
    d.fill("100,336! 114,318 142,322 142,342 124,356 104,350", "#221417")
    d.fill("110,332 120,324 128,328 116,335", "#7b6a70")
    d.line("126,358 168,368 212,358", "#3a211c", 4)
    let eye: Outline = "206,302! 212,276 232,264 256,274! 252,296 230,308"
    d.fill(eye, "#f2b632")
    d.clip(eye) { inside in
      inside.ellipse(229, 285, 13, 17, "#1c1013")
      inside.ellipse(224, 278, 5, 5, "#ffffff")
    }
    d.fill("201,308! 206,272 232,257 266,276! 232,264 213,278", "#2a1512")
    d.fill("222,248! 236,234 256,236 240,248!", Pip.white, opacity: 0.9)
    let band: Outline = "300,412! 340,424 392,392 424,352! 446,380 436,420 390,462 330,470 300,448!"
    d.sheet(band, Pip.cloth)
    d.clip(band) { $0.fill("300,446! 360,440 440,380! 450,480! 300,480!", Pip.cloth.darker(0.3)) }
    let flap: Outline = "300,440! 330,466 372,464! 350,520 318,556! 300,500"
    d.sheet(flap, Pip.cloth.darker(0.1), drop: 5)
    for (x, y) in [(318.0, 482.0), (340, 488), (322, 514), (350, 440), (400, 420)] {
      d.ellipse(x, y, 6, 6, "#ffffff", opacity: 0.9)
    }
  }
}
