import CVips
import TroupeModel

/// `{"request":"probe","path":…}`: the facts of a picture, after every pixel was decoded.
struct Probe {
  var path: String

  func answer() throws(ToolError) -> JSON {
    let file = try PictureFile(path: path)
    let reachesEnd = try PictureEnd.isReached(by: file)
    let first: Picture
    do {
      first = try file.opened()
    } catch  where error.code == .damaged && !reachesEnd {
      throw PictureEnd.missing
    }
    guard reachesEnd else { throw PictureEnd.missing }
    let animated = first.pages > 1
    let whole = animated ? try file.opened(allPages: true) : first
    guard troupe_vips_decode(whole.pointer) == 0 else { throw .fromLibrary() }
    let sideways = first.orientation >= 5
    let height = animated ? first.pageHeight : first.height
    return [
      "format": .string(file.format.rawValue),
      "width": .number(sideways ? height : first.width),
      "height": .number(sideways ? first.width : height),
      "pages": .number(first.pages),
      "whole": true,
    ]
  }
}
