import FoundationEssentials
import Troupe
import TroupeModel

/// The library that comes with the program: beside it, or in the nearest folder upwards of it or of the user.
struct StarterLibrary {
  let program: Program

  /// A temporary library with the starter's cast, profiles and storyboards.
  func copied() throws -> LibraryLocation {
    guard let source = find() else { throw CommandFault.noStarter }
    let path =
      FileManager.default.temporaryDirectory.path
      + "/troupe-starter-\(UUID().uuidString.prefix(8).lowercased())"
    let copy = LibraryLocation(path: path, workingFolder: program.workingFolder)
    do {
      try FileManager.default.createDirectory(
        atPath: copy.path,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      for part in source.portableParts(copiedTo: copy)
      where FileManager.default.fileExists(atPath: part.from) {
        try FileManager.default.copyItem(atPath: part.from, toPath: part.to)
      }
    } catch {
      throw CommandFault.starterNotCopied(reason: "\(error)")
    }
    return copy
  }

  private func find() -> LibraryLocation? {
    // An installed program has it in its share folder; one that was built has the project above it.
    let installed = program.programFolder.map { $0 + "/../share/troupe" }
    for folder in [installed, program.programFolder, program.workingFolder].compactMap(\.self) {
      let found = try? LibraryLocation(finding: nil, environment: [:], workingFolder: folder)
      if let found, found.isStarter { return found }
    }
    return nil
  }
}
