/// Luna's hair: parted left of the middle, falling to the hips in waves.
enum SilverHair {
  private static let base: Colour = "#cfd6e8"
  private static let dim: Colour = "#98a2c8"
  private static let deep: Colour = "#6b76a6"
  private static let light: Colour = "#f3f6fd"

  static func behind(_ d: inout Drawing, _ head: Head) {
    let mane: Outline =
      """
      0,-134 62,-122 104,-66 116,20 124,110 150,210 168,320 150,420 176,530 150,640! 120,590 \
      104,650! 60,600 0,640! -60,590 -100,640! -112,580 -146,610! -150,500 -136,400 -158,300 \
      -146,200 -124,110 -114,20 -104,-66 -62,-122
      """
    let seen = mane.mapped { point in
      // Turned away, the near side keeps its place while the far side goes behind the face.
      Point(x: point.x * (1 - abs(head.turn) * 0.004) - head.turn * 0.1, y: point.y)
    }
    d.sheet(seen, dim)
    d.clip(seen) { hair in
      hair.fill(
        "60,60! 110,140 130,260 118,400 140,560 120,680! 240,680! 240,60!",
        deep,
        opacity: 0.6
      )
      for x in [-118.0, -92, 96, 122, 138] {
        let strand = Outline("\(x * 0.8),40 \(x * 0.9),180 \(x + 8),320 \(x - 6),440 \(x + 6),600")
        hair.line(strand, x < 0 ? light : base, 4, opacity: 0.55)
      }
    }
  }

  static func front(_ d: inout Drawing, _ head: Head) {
    let left: Outline =
      """
      -14,-136! -66,-122 -102,-66 -112,10 -120,100 -140,190 -146,290 -128,360! -112,290 -98,210 \
      -86,130 -76,74 -74,20 -64,-34 -40,-68 -14,-92!
      """
    let right: Outline =
      """
      -16,-136! 40,-136 88,-106 110,-40 116,40 128,120 146,210 142,300 152,372! 122,320 112,240 \
      96,160 80,96 76,40 68,-14 44,-56 10,-80 -14,-92!
      """
    d.clip(head.contour) { face in
      for lock in [left, right] {
        face.fill(head.seen(lock).moved(5, 12), head.shade, opacity: 0.6)
      }
    }
    d.fill(head.seen(left), base)
    d.fill(head.seen(right), base)
    d.clip(head.seen(left)) { hair in
      hair.fill(
        head.seen(
          "-14,-92! -44,-62 -68,-26 -76,30 -82,90 -96,180 -118,340! -104,330 -60,120 -50,0"
        ),
        dim,
        opacity: 0.8
      )
      strands(&hair, head, ["-20,-128 -62,-104 -90,-48 -100,30 -112,130 -134,260"], light, 7)
      strands(&hair, head, ["-18,-112 -54,-84 -78,-30 -88,50 -100,150 -128,330"], light, 3)
    }
    d.clip(head.seen(right)) { hair in
      hair.fill(
        head.seen("-14,-92! 20,-74 54,-42 72,4 80,60 96,140 120,240 150,372! 90,380 40,100 30,0"),
        dim
      )
      hair.fill(head.seen("92,-90 108,-20 112,60 130,160 142,260 152,372 190,300 150,-60"), dim)
      strands(&hair, head, ["-12,-126 40,-116 76,-76 92,-10 102,80 122,180 132,290"], light, 7)
      strands(
        &hair,
        head,
        ["-12,-108 30,-96 64,-60 82,0 92,80 112,180", "-8,-130 60,-126 100,-60 112,30"],
        deep,
        2.6
      )
    }
    d.line(head.seen("-14,-134 -14,-112 -14,-94"), deep, 3)
  }

  private static func strands(
    _ d: inout Drawing,
    _ head: Head,
    _ curves: [Outline],
    _ colour: Colour,
    _ width: Double
  ) {
    for curve in curves { d.line(head.seen(curve), colour, width, opacity: 0.8) }
  }
}
