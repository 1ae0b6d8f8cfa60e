/// One reference picture of the starter library, as an SVG document.
struct Picture {
  var handle: String
  var name: String
  var width: Double
  var height: Double
  var drawing: Drawing

  init(
    _ handle: String,
    _ name: String,
    _ width: Double,
    _ height: Double,
    _ draw: (inout Drawing) -> Void
  ) {
    self.handle = handle
    self.name = name
    self.width = width
    self.height = height
    var drawing = Drawing()
    draw(&drawing)
    self.drawing = drawing
  }

  var svg: String {
    let size = #"width="\#(Drawing.number(width))" height="\#(Drawing.number(height))""#
    let head = #"<svg xmlns="http://www.w3.org/2000/svg" \#(size)>"#
    return head + "\n" + drawing.body + "</svg>\n"
  }
}
