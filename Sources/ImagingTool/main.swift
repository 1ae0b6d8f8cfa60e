// troupe-imaging: the only program of Troupe that touches libvips. One JSON request per line of
// standard input, one JSON answer per line of standard output, until the input ends. It opens no
// file but those a request names, and bounds its own memory, time and output.

import CVips
import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

Bounds.setUp()
guard troupe_vips_start(CommandLine.arguments.first ?? "troupe-imaging") == 0 else {
  exit(70)
}

if CommandLine.arguments.dropFirst() == ["--version"] {
  _ = write(line: "troupe-imaging 0.1.0, libvips \(String(cString: vips_version_string()))")
  exit(0)
}

while let line = readLine() {
  Bounds.beginRequest()
  let answer = Request.answer(toLine: line)
  guard write(line: answer.compact) else { break }
}
