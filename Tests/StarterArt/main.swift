import Foundation

// Draws the reference pictures of the starter library: starter-art LIBRARY-FOLDER
guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: starter-art LIBRARY-FOLDER\n".utf8))
  exit(64)
}

let folder = PictureFolder(library: URL(filePath: CommandLine.arguments[1]))
for picture in StarterCast.pictures {
  try folder.write(picture)
  print("characters/\(picture.handle)/\(picture.name).png")
}
