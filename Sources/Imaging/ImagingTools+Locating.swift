#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ImagingTools {
  /// The tools of this machine: `troupe-imaging` beside the running program, the others on `PATH`.
  package static func located(environment: [String: String]) -> ImagingTools {
    located(besides: runningProgramFolder(), environment: environment)
  }

  /// The tools with `troupe-imaging` in a given folder.
  package static func located(
    besides folder: String?,
    environment: [String: String]
  ) -> ImagingTools {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    func find(_ name: String, in folders: [String]) -> String? {
      folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
    return ImagingTools(
      pictures: folder.flatMap { find("troupe-imaging", in: [$0]) },
      ffmpeg: find("ffmpeg", in: folders),
      ffprobe: find("ffprobe", in: folders),
      environment: environment
    )
  }

  /// The folder of the running program, from the kernel and not from what it was called.
  private static func runningProgramFolder() -> String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
