import Testing

@Suite struct TidinessTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  @Test(.enabled(if: Repository.hasGit))
  func `the top level holds the manifest, the sources, the tests, the library and the README`()
    throws
  {
    let top = Set(try repository.trackedFiles().map { $0.prefix { $0 != "/" } })
    let known: Set<Substring> = ["Package.swift", "Sources", "Tests", "library", "README.md"]
    #expect(top.subtracting(known).filter { !$0.hasPrefix(".") }.sorted() == [])
    #expect(top.isSuperset(of: ["Package.swift", "Sources", "Tests", "library"]))
  }

  @Test(arguments: ["Sources", "Tests"])
  func `no file is over 300 lines`(folder: String) throws {
    var count = 0
    // A schema of SQL is never edited once landed, and one of JSON is one document.
    let files = try repository.files(below: folder)
      .filter { !$0.contains("/SQL/schema_") && !$0.hasSuffix(".schema.json") }
    for path in files {
      guard let text = try repository.text(of: path) else { continue }
      count += 1
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
      if lines > 300 { Issue.record("\(path) has \(lines) lines") }
    }
    #expect(count > 10)
  }

  /// Put together at run time, so that this file does not hold them.
  static let foreign = ["/wo" + "rk/", "/ro" + "ot/", "/tmp/" + "dev/"]

  @Test(.enabled(if: Repository.hasGit))
  func `no file names a path of one machine`() throws {
    let files = try repository.trackedFiles()
    #expect(files.count > 100)
    for path in files {
      guard let text = try repository.text(of: path) else { continue }
      for name in Self.foreign where text.utf8.contains(name.utf8) {
        Issue.record("\(path) holds \(name)")
      }
    }
  }
}
