import Foundation

/// The folder that the pictures go to: `characters/HANDLE/NAME.png` below a library.
struct PictureFolder {
  enum Trouble: Error {
    case rendering(file: String, status: Int32)
  }

  var library: URL

  /// Renders one picture with `rsvg-convert`, which must be on the path.
  func write(_ picture: Picture) throws {
    let folder = library.appending(path: "characters/\(picture.handle)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sketch = folder.appending(path: picture.name + ".svg")
    try Data(picture.svg.utf8).write(to: sketch)
    defer { try? FileManager.default.removeItem(at: sketch) }
    let result = folder.appending(path: picture.name + ".png")
    let renderer = Process()
    renderer.executableURL = URL(filePath: "/usr/bin/env")
    renderer.arguments = [
      "rsvg-convert", "--output", result.path(percentEncoded: false),
      sketch.path(percentEncoded: false),
    ]
    try renderer.run()
    renderer.waitUntilExit()
    guard renderer.terminationStatus == 0 else {
      throw Trouble.rendering(
        file: sketch.path(percentEncoded: false),
        status: renderer.terminationStatus
      )
    }
  }
}
