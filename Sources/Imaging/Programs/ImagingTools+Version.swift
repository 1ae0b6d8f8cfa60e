import TroupeModel

extension ImagingTools {
  /// The first line of what a program says of its version; nil where it is missing or does not run.
  package func version(of program: Program) async -> String? {
    let option = program == pictures ? "--version" : "-version"
    let run = ProgramRun(
      program: program,
      arguments: [option],
      environment: environment,
      timeLimit: .seconds(10)
    )
    guard let output = try? await run.output() else { return nil }
    let line = String(decoding: output, as: UTF8.self).prefix { $0 != "\n" }
    return line.split(separator: " Copyright").first.map(String.init)
  }
}

extension ImagingError {
  /// Whether a program is missing or failed, rather than the file being bad.
  package var isAboutTools: Bool {
    switch self {
    case .toolMissing, .unwritable: true
    default: false
    }
  }
}
