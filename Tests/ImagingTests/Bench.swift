import Foundation
import Imaging

/// A folder of its own for one test, removed after it.
final class Bench: Sendable {
  let folder: String

  init() throws {
    var template = Array("\(NSTemporaryDirectory())/imaging-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    folder = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// A new file of these bytes.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// A shell script that plays a helper which misbehaves.
  func script(_ lines: String) throws -> String {
    let file = try file("helper.sh", Array("#!/bin/sh\n\(lines)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    return file
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// The names in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}

extension ImagingTools {
  /// The tools of this machine, `troupe-imaging` out of the folder of the built products, with the time that a busy
  /// machine takes.
  static let here = {
    var tools = located(environment: ProcessInfo.processInfo.environment)
    tools.videoLimit = .seconds(1200)
    return tools
  }()

  static var canDraw: Bool { here.pictures.path != nil }
  static var canFilm: Bool { here.missing.isEmpty }

  /// The same tools with another program for pictures.
  func with(pictures: String?) -> ImagingTools {
    ImagingTools(
      pictures: pictures,
      ffmpeg: ffmpeg.path,
      ffprobe: ffprobe.path,
      environment: environment
    )
  }
}
