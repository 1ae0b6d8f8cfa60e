/// The programs that look at and make pictures and videos, and the only variables they are given.
package struct ImagingTools: Hashable, Sendable {
  /// A program by its name and where it was found, if it was.
  package struct Program: Hashable, Sendable {
    package var name: String
    package var path: String?

    /// Creates a program that is at a path, or missing.
    package init(name: String, path: String?) {
      self.name = name
      self.path = path
    }
  }

  package var pictures: Program
  package var ffmpeg: Program
  package var ffprobe: Program
  /// The whole environment of every program started: never the keys of endpoints.
  package var environment: [String: String]
  /// How long one look at a video may take.
  package var videoLimit = Duration.seconds(60)

  /// Creates tools at these places, with what is harmless of the environment.
  package init(
    pictures: String?,
    ffmpeg: String?,
    ffprobe: String?,
    environment: [String: String]
  ) {
    self.pictures = Program(name: "troupe-imaging", path: pictures)
    self.ffmpeg = Program(name: "ffmpeg", path: ffmpeg)
    self.ffprobe = Program(name: "ffprobe", path: ffprobe)
    self.environment = ImagingTools.harmless(environment)
  }

  /// The programs that are missing, for a doctor to name.
  package var missing: [ImagingError] {
    [pictures, ffmpeg, ffprobe].filter { $0.path == nil }.map { .toolMissing(name: $0.name) }
  }

  /// What programs need to find fonts, libraries and a temporary folder, and no more.
  private static let harmlessNames: Set<String> = [
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "LD_LIBRARY_PATH",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS",
    "FONTCONFIG_PATH", "FONTCONFIG_FILE", "FONTCONFIG_SYSROOT",
  ]

  private static func harmless(_ environment: [String: String]) -> [String: String] {
    var kept = environment.filter { harmlessNames.contains($0.key) }
    kept["LANG"] = kept["LANG"] ?? "C.UTF-8"
    return kept
  }
}
