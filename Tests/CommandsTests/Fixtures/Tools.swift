import Foundation

/// What of this machine a test needs.
enum Tools {
  /// The folder of the tests, which is that of the programs too.
  static let folder: String = {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: path ?? "/nowhere").deletingLastPathComponent().path
  }()

  /// Whether pictures can be looked at.
  static var hasImaging: Bool {
    FileManager.default.isExecutableFile(atPath: folder + "/troupe-imaging")
  }

  /// The program as it was built beside the tests.
  static var program: String? {
    ["troupe", "TroupeCLI"].map { folder + "/" + $0 }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// Whether the machine gives out terminals: a bare chroot may lack /dev/pts.
  static var hasTerminals: Bool { FileManager.default.fileExists(atPath: "/dev/pts/ptmx") }

  /// Where a program of this machine is.
  static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// A real picture, the smallest there is: one grey pixel.
  static let picture: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A,
    0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68,
    0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0x00, 0x00, 0x00, 0x00, 0x49,
    0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
