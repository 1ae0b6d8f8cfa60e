/// Which module may import which: the arrows of the architecture, and one door for every dependency.
enum ImportRules {
  /// What comes with Swift or the system, and is no dependency of ours.
  static let system: Set<String> = [
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
  ]

  /// The arrows; a module that is not here may not be.
  static let table: [String: Set<String>] = [
    // Values
    "TroupeModel": [],
    "TroupeSearch": ["TroupeModel"],
    // Neighbours: they never import one another
    "TroupeCatalog": ["TroupeModel", "TroupeSearch", "GRDB", "GRDBSQLite", "SQLite3"],
    "TroupeMedia": ["TroupeModel", "Crypto"],
    "Imaging": ["TroupeModel", "Subprocess", "SystemPackage"],
    "TroupeEndpoints": ["TroupeModel"],
    // Plugs
    "CCurl": [],
    "CurlTransport": ["TroupeEndpoints", "TroupeModel", "CCurl"],
    "Rehearsal": ["TroupeEndpoints", "TroupeModel", "Imaging"],
    "RehearsalServer": [
      "Rehearsal", "TroupeModel", "Hummingbird", "HTTPTypes", "Logging", "NIOCore", "NIOPosix",
      "ServiceLifecycle",
    ],
    // Decisions
    "Troupe": [
      "TroupeCatalog", "TroupeEndpoints", "TroupeMedia", "TroupeModel", "TroupeSearch", "Imaging",
      "SwiftCSV",
    ],
    // Presentation and composition
    "Commands": [
      "Troupe", "TroupeModel", "TroupeSearch", "RehearsalServer", "ArgumentParser",
    ],
    "TroupeCLI": ["Commands", "CurlTransport"],
    // The helper program
    "CVips": [],
    "ImagingTool": ["CVips", "TroupeModel"],
  ]

  /// The modules through which alone a dependency comes in, so that each can be replaced.
  static let doors: [String: Set<String>] = [
    "GRDB": ["TroupeCatalog"], "GRDBSQLite": ["TroupeCatalog"], "SQLite3": ["TroupeCatalog"],
    "CCurl": ["CurlTransport"], "CVips": ["ImagingTool"],
    "Subprocess": ["Imaging"], "Hummingbird": ["RehearsalServer", "Gallery"],
    "ArgumentParser": ["Commands"], "Crypto": ["TroupeMedia"], "SwiftCSV": ["Troupe"],
    "FoundationNetworking": [],
  ]

  /// The modules that a Swift source imports, whatever stands before and after the word.
  static func imports(in source: String) -> [String] {
    source.split(whereSeparator: \.isNewline).compactMap { line in
      var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" })[...]
      let levels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private", "@testable", "@_exported",
        "@preconcurrency", "@_implementationOnly",
      ]
      words = words.drop { levels.contains($0) || $0.hasPrefix("@_spi(") }
      guard words.first == "import" else { return nil }
      let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
      ]
      let name = words.dropFirst().drop { kinds.contains($0) }.first
      return name?.split(separator: ".").first.map(String.init)
    }
  }

  /// What is wrong with the imports of one module, as sentences.
  static func problems(module: String, imports: [String]) -> [String] {
    guard let allowed = table[module] else { return ["the module \(module) is not in the table"] }
    return Set(imports).sorted().flatMap { name -> [String] in
      if let doors = doors[name], !doors.contains(module) {
        return ["\(module) imports \(name), which comes in only through \(doors.sorted())"]
      }
      if module == "TroupeModel" { return ["TroupeModel imports \(name)"] }
      return allowed.contains(name) || system.contains(name) ? [] : ["\(module) imports \(name)"]
    }
  }
}
