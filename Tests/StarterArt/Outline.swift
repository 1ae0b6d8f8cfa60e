import Foundation

/// A place on the drawing; x grows to the right, y downwards.
struct Point: Sendable {
  var x: Double
  var y: Double
}

/// A curve through points, written as `"x,y x,y! x,y"`; an exclamation mark makes a corner.
struct Outline: Sendable, ExpressibleByStringLiteral {
  struct Knot: Sendable {
    var point: Point
    var isCorner: Bool
  }

  var knots: [Knot]

  init(knots: [Knot]) {
    self.knots = knots
  }

  init(_ text: String) {
    knots = text.split(separator: " ").map { word in
      let isCorner = word.hasSuffix("!")
      let numbers = (isCorner ? word.dropLast() : word).split(separator: ",")
      guard numbers.count == 2, let x = Double(numbers[0]), let y = Double(numbers[1]) else {
        preconditionFailure("not a point: \(word)")
      }
      return Knot(point: Point(x: x, y: y), isCorner: isCorner)
    }
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  /// The right half of a shape, completed by its mirror image about x = 0.
  static func symmetric(_ half: Outline) -> Outline {
    let back = half.mirrored().knots.reversed().filter { abs($0.point.x) > 0.01 }
    return Outline(knots: half.knots + back)
  }

  /// An ellipse as eight knots, so that it can be bent like any other outline.
  static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Outline {
    Outline(
      knots: (0..<8).map { step in
        let angle = Double(step) * .pi / 4
        let point = Point(x: x + width * cos(angle), y: y + height * sin(angle))
        return Knot(point: point, isCorner: false)
      }
    )
  }

  func mapped(_ change: (Point) -> Point) -> Outline {
    Outline(knots: knots.map { Knot(point: change($0.point), isCorner: $0.isCorner) })
  }

  func mirrored() -> Outline {
    mapped { Point(x: -$0.x, y: $0.y) }
  }

  func moved(_ x: Double, _ y: Double) -> Outline {
    mapped { Point(x: $0.x + x, y: $0.y + y) }
  }
}
