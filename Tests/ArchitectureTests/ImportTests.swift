import Testing

@Suite struct ImportTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  @Test func `every module imports only what the architecture allows`() throws {
    var imports: [String: [String]] = [:]
    for path in try repository.files(below: "Sources") {
      let parts = path.split(separator: "/")
      guard parts.count > 2, path.hasSuffix(".swift"), let text = try repository.text(of: path)
      else { continue }
      imports[String(parts[1]), default: []] += ImportRules.imports(in: text)
    }
    #expect(imports.count > 5)
    for (module, names) in imports.sorted(by: { $0.key < $1.key }) {
      for problem in ImportRules.problems(module: module, imports: names) {
        Issue.record("\(problem)")
      }
    }
  }

  @Test func `every folder of Sources is a module of the table`() throws {
    let folders = Set(try repository.files(below: "Sources").map { $0.split(separator: "/")[1] })
    #expect(folders.map(String.init).filter { ImportRules.table[$0] == nil } == [])
  }

  @Test func `the table has no cycle`() {
    var left = ImportRules.table.mapValues { $0.filter { ImportRules.table[$0] != nil } }
    while let leaf = left.first(where: { $0.value.isEmpty })?.key {
      left[leaf] = nil
      left = left.mapValues { $0.subtracting([leaf]) }
    }
    #expect(left.keys.sorted() == [])
  }

  @Test(arguments: [
    ("TroupeModel", "Foundation", "TroupeModel imports Foundation"),
    ("TroupeModel", "TroupeSearch", "TroupeModel imports TroupeSearch"),
    ("TroupeMedia", "TroupeCatalog", "TroupeMedia imports TroupeCatalog"),
    ("TroupeCatalog", "TroupeMedia", "TroupeCatalog imports TroupeMedia"),
    ("Imaging", "TroupeEndpoints", "Imaging imports TroupeEndpoints"),
    ("Troupe", "Commands", "Troupe imports Commands"),
    ("Commands", "TroupeCatalog", "Commands imports TroupeCatalog"),
    ("Commands", "GRDB", "Commands imports GRDB, which comes in only through [\"TroupeCatalog\"]"),
    ("Troupe", "CCurl", "Troupe imports CCurl, which comes in only through [\"CurlTransport\"]"),
    ("Imaging", "CVips", "Imaging imports CVips, which comes in only through [\"ImagingTool\"]"),
    (
      "Troupe", "Subprocess", "Troupe imports Subprocess, which comes in only through [\"Imaging\"]"
    ),
    (
      "Troupe", "Hummingbird",
      "Troupe imports Hummingbird, which comes in only through [\"Gallery\", \"RehearsalServer\"]"
    ),
    (
      "TroupeCLI", "ArgumentParser",
      "TroupeCLI imports ArgumentParser, which comes in only through [\"Commands\"]"
    ),
    ("Troupe", "Crypto", "Troupe imports Crypto, which comes in only through [\"TroupeMedia\"]"),
    (
      "TroupeMedia", "FoundationNetworking",
      "TroupeMedia imports FoundationNetworking, which comes in only through []"
    ),
    ("Utilities", "TroupeModel", "the module Utilities is not in the table"),
  ])
  func `a wrong arrow is caught`(module: String, name: String, problem: String) {
    #expect(ImportRules.problems(module: module, imports: [name, "TroupeModel"]).contains(problem))
  }

  @Test(arguments: [
    ("TroupeMedia", ["Crypto", "Glibc", "TroupeModel"]), ("TroupeModel", []),
    ("Imaging", ["Dispatch", "Subprocess", "SystemPackage"]), ("TroupeCLI", ["Commands"]),
  ])
  func `a right arrow is not`(module: String, names: [String]) {
    #expect(ImportRules.problems(module: module, imports: names) == [])
  }

  @Test(arguments: [
    ("import A", ["A"]), ("public import A\ninternal import B", ["A", "B"]),
    ("@preconcurrency package import A", ["A"]), ("@_spi(X) import A", ["A"]),
    ("import struct A.B", ["A"]), ("import A.B.C", ["A"]), ("  \timport A // why", ["A"]),
    ("#if canImport(A)\n  import B\n#endif", ["B"]), ("// import A", []),
    ("import A;import B", ["A"]),
    ("let important = 1", []), ("/// public import A", []), ("import A\r\nimport B", ["A", "B"]),
  ])
  func `an import is read in all its forms`(source: String, names: [String]) {
    #expect(ImportRules.imports(in: source) == names)
  }
}
