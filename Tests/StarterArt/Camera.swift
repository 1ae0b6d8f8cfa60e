/// Where a figure, whose head is at (0, 0), stands in a picture.
struct Camera {
  var scale: Double
  var x: Double
  var y: Double

  static let portrait = Camera(scale: 1.72, x: 384, y: 350)

  func see(_ d: inout Drawing, _ content: (inout Drawing) -> Void) {
    let place = "translate(\(x) \(y)) scale(\(scale))"
    d.group(place, content)
  }
}
