import Glibc
import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct LibraryFindingTests {
  let folder = TemporaryFolder()

  func find(
    _ explicit: String? = nil,
    in workingFolder: String = "work/deep/er",
    environment: [String: String] = [:]
  ) throws -> String {
    var environment = environment
    environment["HOME"] = environment["HOME"] ?? folder.path("home")
    try folder.folder("work/deep/er")
    let found = try LibraryFolder.find(
      explicit: explicit,
      environment: environment,
      workingFolder: folder.path(workingFolder)
    )
    return String(found.path.dropFirst(folder.path.count + 1))
  }

  func library(_ name: String) throws {
    _ = try LibraryFolder.create(at: folder.path(name), name: name)
  }

  @Test func `the one that is named comes first`() throws {
    for name in ["named", "other", "work", "home/.local/share/troupe"] { try library(name) }
    let environment = ["TROUPE_LIBRARY": folder.path("other")]
    #expect(try find(folder.path("named"), environment: environment) == "named")
    #expect(try find(environment: environment) == "other")
    #expect(try find(environment: ["TROUPE_LIBRARY": ""]) == "work")
    #expect(try find(in: "home") == "home/.local/share/troupe")
  }

  @Test func `a relative name is taken from the working folder`() throws {
    try library("work/films")
    #expect(try find("films", in: "work") == "work/films")
    #expect(try find("./films/", in: "work") == "work/films")
    #expect(try find(in: "work", environment: ["TROUPE_LIBRARY": "films"]) == "work/films")
  }

  @Test func `one that is named and is none is not looked for elsewhere`() throws {
    try library("work")
    let path = folder.path("nowhere")
    #expect(throws: MediaError.noLibrary(path: path)) { try find(path) }
    #expect(throws: MediaError.noLibrary(path: path)) {
      try find(environment: ["TROUPE_LIBRARY": path])
    }
    #expect(throws: MediaError.impossiblePath("")) { try find("") }
    #expect(throws: MediaError.impossiblePath("a\0b")) { try find("a\0b") }
    try folder.file("plain")
    #expect(throws: MediaError.noLibrary(path: folder.path("plain"))) {
      try find(folder.path("plain"))
    }
  }

  @Test func `the nearest folder upwards wins, and is itself before it holds one`() throws {
    try library("work/library")
    #expect(try find() == "work/library")
    #expect(try find(in: "work") == "work/library")
    try library("work/deep")
    #expect(try find() == "work/deep")
    try library("work/deep/library")
    #expect(try find() == "work/deep")
    try library("work/deep/er/library")
    #expect(try find() == "work/deep/er/library")
  }

  @Test func `a folder named library without a valid library is passed over`() throws {
    try library("work")
    try folder.folder("work/deep/er/library")
    try folder.file("work/deep/library.json", #"{"name": "an Arduino library"}"#)
    try folder.file("work/deep/library/library.json", "not JSON")
    #expect(try find() == "work")
  }

  @Test func `a library of ours that cannot be used ends the search`() throws {
    try library("work")
    let path = try folder.file(
      "work/deep/library.json",
      #"{"format":"troupe-library","version":9,"name":"A"}"#
    )
    #expect(throws: MediaError.libraryTooNew(path: path, version: 9, supported: 1)) { try find() }
    try folder.file("work/deep/library.json", #"{"format":"troupe-library","version":1}"#)
    #expect(throws: MediaError.self) { try find() }
    try folder.file("work/deep/library.json", "{torn")
    #expect(try find() == "work")
    try folder.file("work/deep/catalog.sqlite")
    #expect(throws: MediaError.self, "a damaged manifest beside a catalog") { try find() }
  }

  @Test func `the data folder is that of XDG`() throws {
    try library("home/.local/share/troupe")
    try library("data/troupe")
    #expect(try find() == "home/.local/share/troupe")
    #expect(try find(environment: ["XDG_DATA_HOME": folder.path("data")]) == "data/troupe")
    #expect(try find(environment: ["XDG_DATA_HOME": "data"]) == "home/.local/share/troupe")
  }

  @Test func `where none is found every place is listed`() throws {
    try folder.file("work/deep/library.json", #"{"name": "an Arduino library"}"#)
    let error = #expect(throws: MediaError.self) { try find() }
    guard case .libraryNotFound(let looked)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let nearest = [
      "work/deep/er", "work/deep/er/library", "work/deep", "work/deep/library", "work",
    ]
    #expect(looked.prefix(5).map(\.path) == nearest.map(folder.path))
    #expect(looked[2].found == "its library.json belongs to another program")
    #expect(looked.map(\.path).contains("/library"))
    #expect(looked.last?.path == folder.path("home/.local/share/troupe"))
    #expect(error?.message.contains(folder.path("work/deep/er")) == true)
    #expect(error?.hint.contains("troupe init") == true)
  }

  @Test func `a folder that may not be read is passed over and named`() async {
    await #expect(processExitsWith: .success) {
      let folder = TemporaryFolder()
      chmod(folder.path, 0o755)
      try folder.folder("closed/inner")
      chmod(folder.path("closed"), 0)
      if geteuid() == 0 { seteuid(65534) }
      let error = #expect(throws: MediaError.self) {
        try LibraryFolder.find(
          explicit: nil,
          environment: [:],
          workingFolder: folder.path("closed/inner")
        )
      }
      seteuid(getuid())
      chmod(folder.path("closed"), 0o755)
      guard case .libraryNotFound(let looked)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(looked.first?.found == "it may not be read")
    }
  }
}
