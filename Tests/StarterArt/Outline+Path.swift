import Foundation

extension Outline {
  /// The `d` attribute of an SVG path through all knots.
  func path(closed: Bool) -> String {
    guard let first = knots.first else { return "" }
    let count = knots.count
    var text = "M" + Self.text(first.point)
    for index in 0..<(closed ? count : count - 1) {
      let from = knots[index]
      let to = knots[(index + 1) % count]
      if from.isCorner && to.isCorner {
        text += "L" + Self.text(to.point)
        continue
      }
      let leaving = handle(at: index, towards: to.point, forward: true, closed: closed)
      let arriving = handle(
        at: (index + 1) % count,
        towards: from.point,
        forward: false,
        closed: closed
      )
      text += "C" + Self.text(leaving) + " " + Self.text(arriving) + " " + Self.text(to.point)
    }
    return closed ? text + "Z" : text
  }

  // The handle follows the chord of the two neighbours; its length follows the segment, so that
  // unevenly spaced knots never make a loop.
  private func handle(
    at index: Int,
    towards other: Point,
    forward: Bool,
    closed: Bool
  ) -> Point {
    let knot = knots[index]
    let reach = hypot(other.x - knot.point.x, other.y - knot.point.y) / 3
    let count = knots.count
    let isEnd = !closed && (index == 0 || index == count - 1)
    let before = knots[(index + count - 1) % count].point
    let after = knots[(index + 1) % count].point
    var dx = forward ? after.x - before.x : before.x - after.x
    var dy = forward ? after.y - before.y : before.y - after.y
    if knot.isCorner || isEnd {
      dx = other.x - knot.point.x
      dy = other.y - knot.point.y
    }
    let length = max(hypot(dx, dy), 0.001)
    return Point(x: knot.point.x + dx / length * reach, y: knot.point.y + dy / length * reach)
  }

  private static func text(_ point: Point) -> String {
    Drawing.number(point.x) + "," + Drawing.number(point.y)
  }
}
