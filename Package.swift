// swift-tools-version: 6.2
import PackageDescription

// Continuous integration builds with warnings as errors; a stranger with a newer compiler does not.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
  ] + strict

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle",
  package: "swift-service-lifecycle"
)
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

/// A module of the program or of the library; what it may depend on is checked by ArchitectureTests.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  plugins: [Resource] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    resources: plugins,
    swiftSettings: settings
  )
}

/// The tests of one module, which may use the shared fixtures.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    swiftSettings: settings
  )
}

let package = Package(
  name: "troupe",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Troupe",
      targets: [
        "Troupe", "TroupeCatalog", "TroupeEndpoints", "TroupeMedia", "TroupeModel", "TroupeSearch",
      ]
    ),
    .executable(name: "troupe", targets: ["TroupeCLI"]),
    .executable(name: "troupe-imaging", targets: ["ImagingTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Values
    module("TroupeModel"),
    module("TroupeSearch", ["TroupeModel"]),

    // Neighbours: they never import one another
    module(
      "TroupeCatalog",
      ["TroupeModel", "TroupeSearch", grdb, sqlite],
      plugins: [.embedInCode("SQL")]
    ),
    module("TroupeMedia", ["TroupeModel", crypto]),
    module("Imaging", ["TroupeModel", subprocess]),
    module("TroupeEndpoints", ["TroupeModel"], plugins: [.embedInCode("Profiles")]),

    // Plugs
    // Only libcurl's headers: the library is loaded when it is first used.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    module("CurlTransport", ["TroupeEndpoints", "TroupeModel", "CCurl"]),
    module("Rehearsal", ["TroupeEndpoints", "TroupeModel", "Imaging"]),
    module("RehearsalServer", ["Rehearsal", "TroupeModel", hummingbird, lifecycle, logging]),

    // Decisions
    module(
      "Troupe",
      [
        "TroupeCatalog", "TroupeEndpoints", "TroupeMedia", "TroupeModel", "TroupeSearch", "Imaging",
        csv,
      ]
    ),

    // Presentation and composition
    module(
      "Commands",
      ["Troupe", "TroupeModel", "TroupeSearch", "RehearsalServer", argumentParser]
    ),
    .executableTarget(
      name: "TroupeCLI",
      dependencies: ["Commands", "CurlTransport"],
      swiftSettings: settings
    ),

    // The helper program
    // Not pkgConfig "vips": its -pthread makes SwiftPM warn at every build. The module map links libvips.
    .systemLibrary(name: "CVips", pkgConfig: "gobject-2.0", providers: [.apt(["libvips-dev"])]),
    .executableTarget(
      name: "ImagingTool",
      dependencies: ["CVips", "TroupeModel"],
      swiftSettings: settings
    ),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["TroupeModel"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .target(
      name: "ScriptedServices",
      dependencies: ["TestSupport", "TroupeModel"],
      path: "Tests/ScriptedServices",
      swiftSettings: settings
    ),
    .executableTarget(name: "starter-art", path: "Tests/StarterArt", swiftSettings: settings),
    .executableTarget(name: "wire-recorder", path: "Tests/WireRecorder", swiftSettings: settings),
    .executableTarget(
      name: "troupe-bench",
      dependencies: [
        "Troupe", "TroupeCatalog", "TroupeEndpoints", "TroupeMedia", "TroupeModel", "TroupeSearch",
        "TestSupport",
      ],
      path: "Tests/Benchmarks",
      swiftSettings: settings
    ),
    tests("ArchitectureTests", []),
    tests("ScriptedServicesTests", ["ScriptedServices", "TroupeModel"]),
    tests("TroupeModelTests", ["TroupeModel"]),
    tests("TroupeSearchTests", ["TroupeSearch", "TroupeModel"]),
    tests("TroupeCatalogTests", ["TroupeCatalog", "TroupeModel", "TroupeSearch", grdb]),
    tests("TroupeEndpointsTests", ["TroupeModel", "TroupeEndpoints"]),
    tests("TroupeMediaTests", ["TroupeModel", "TroupeMedia"]),
    tests("TransportTests", ["TroupeModel", "TroupeEndpoints", "CurlTransport"]),
    tests("ImagingTests", ["TroupeModel", "Imaging"]),
    tests("RehearsalTests", ["TroupeModel", "Rehearsal", "RehearsalServer", "Imaging"]),
    tests(
      "TroupeTests",
      [
        "Troupe", "TroupeModel", "TroupeSearch", "TroupeEndpoints", "TroupeMedia", "TroupeCatalog",
        "ImagingTool", grdb,
      ]
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "ScriptedServices", "TroupeModel", "TroupeCLI", "ImagingTool",
        "wire-recorder",
      ],
      exclude: ["Bodies"],
      swiftSettings: settings
    ),
    tests(
      "CommandsTests",
      ["Commands", "Troupe", "TroupeModel", "TroupeSearch", "TroupeEndpoints"]
    ),
  ]
)
