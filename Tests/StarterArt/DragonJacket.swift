/// Xiaolong's clothes: a charcoal jacket with an embroidered dragon, grey trousers, cloth shoes.
enum DragonJacket {
  private static let cloth: Colour = "#363a4e"
  private static let fold: Colour = "#222436"
  private static let gold: Colour = "#f0bd4a"

  static func draw(_ d: inout Drawing, _ head: Head) {
    d.ellipse(0, 918, 150, 13, "#2a1020", opacity: 0.4)
    legs(&d)
    for side in [1.0, -1.0] { arm(&d, side, head.skin) }
    head.neck(&d, width: 30, to: 180)
    let body = Outline.symmetric(
      "0,180! 50,168! 100,184 118,214 104,300 100,400 114,520! 60,534 0,538"
    )
    d.sheet(body, cloth)
    d.clip(body) { inside in
      inside.fill("50,160! 70,280 56,400 70,560! 160,560! 160,160!", fold, opacity: 0.8)
      inside.fill("-150,494! -60,508 0,512 60,508 150,494! 150,560! -150,560!", "#c02a2c")
      inside.line("-120,490 -60,504 0,508 60,504 120,490", gold, 5)
    }
    d.line("0,200 0,510", fold.darker(0.4), 4)
    for y in [240.0, 310, 380, 450] { frog(&d, y) }
    d.group("translate(8 0)") { dragon(&$0) }
  }

  private static func frog(_ d: inout Drawing, _ y: Double) {
    d.line(Outline("-20,\(y) 20,\(y)"), gold, 6)
    d.ellipse(0, y, 7, 7, gold.lighter(0.4))
    d.ring(-24, y, 6, gold, 4)
    d.ring(24, y, 6, gold, 4)
  }

  // The dragon coils on the left of the picture, its head towards the collar.
  private static func dragon(_ d: inout Drawing) {
    let spine: Outline = "-40,460 -76,470 -88,430 -58,404 -44,370 -70,340 -92,316 -76,280 -50,264"
    d.line(spine, "#b97c22", 19)
    d.line(spine, gold, 14)
    for (x, y) in [(-86.0, 450.0), (-78, 404), (-44, 388), (-58, 346), (-92, 336), (-92, 296)] {
      d.fill(
        Outline("\(x - 12),\(y)! \(x - 2),\(y - 8)! \(x + 4),\(y + 6)!"),
        gold.lighter(0.35)
      )
    }
    let snout: Outline = "-66,282! -60,256 -42,242 -26,250! -30,262 -18,268! -34,284 -52,292"
    d.fill(snout, gold.lighter(0.15))
    d.line("-58,252 -70,236 -66,224", gold, 5)
    d.line("-48,246 -54,228 -46,218", gold, 5)
    d.line("-26,268 -14,280 -18,296", gold, 3)
    d.ellipse(-46, 260, 4, 4, "#c02a2c")
    d.line("-70,344 -40,336 -36,346", gold, 6)
    d.line("-66,404 -92,396 -98,404", gold, 6)
    d.fill("-40,452! -22,448 -14,460 -24,470 -42,468!", "#ee5b4b")
  }

  private static func arm(_ d: inout Drawing, _ side: Double, _ skin: Colour) {
    let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
    d.fill(Outline("96,420 126,414 134,440 118,466 96,462").mapped(flip), skin)
    let sleeve: Outline =
      "76,176! 112,188 152,250 196,336 198,372 166,404 128,446! 100,410! 134,372 138,346 108,300 86,260"
    d.sheet(sleeve.mapped(flip), side < 0 ? cloth : fold.mixed(cloth, 0.4))
    d.clip(sleeve.mapped(flip)) { inside in
      inside.fill(Outline("112,396! 144,436! 120,460! 90,420!").mapped(flip), "#c02a2c")
      inside.line(Outline("124,384 150,414").mapped(flip), gold, 5)
      inside.line(Outline("140,352 164,362 186,350").mapped(flip), fold.darker(0.3), 4)
    }
  }

  private static func legs(_ d: inout Drawing) {
    let cloth: Colour = "#8d93a3"
    for side in [1.0, -1.0] {
      let flip = { (p: Point) in Point(x: p.x * side, y: p.y) }
      d.fill(Outline("36,820! 84,820! 84,880! 38,880!").mapped(flip), "#fbf3e6")
      let leg = Outline("2,500! 112,500! 116,680 104,850! 28,850! 20,680").mapped(flip)
      d.sheet(leg, cloth)
      d.clip(leg) { inside in
        let dark = Outline("70,480! 80,680 70,860! 140,860! 140,480!")
        inside.fill(side > 0 ? dark : dark.mapped { Point(x: $0.x - 126, y: $0.y) }, "#5f6579")
        inside.line(Outline("36,690 60,700 90,688").mapped(flip), "#5f6579", 4)
      }
      d.fill(Outline("30,872! 60,866 90,874! 116,900 118,916! 26,916!").mapped(flip), "#201c28")
      d.fill(Outline("26,912! 118,912! 118,922! 26,922!").mapped(flip), "#fbf3e6")
    }
  }
}
