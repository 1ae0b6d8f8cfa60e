import Testing
import TroupeModel

@testable import TroupeMedia

@Suite struct LibraryManifestTests {
  let folder = TemporaryFolder()
  var library: LibraryFolder { LibraryFolder(path: folder.path) }
  var path: String { folder.path("library.json") }

  @Test func `a new library has its name and settings`() throws {
    let library = try LibraryFolder.create(
      at: "films",
      name: "Films",
      settings: ["endpoint": "rehearsal"],
      workingFolder: folder.path
    )
    #expect(library.path == folder.path("films"))
    #expect(try folder.everything() == ["films/", "films/library.json"])
    let manifest = try library.manifest()
    #expect(manifest.name == "Films")
    #expect(manifest[setting: "endpoint"] == "rehearsal")
    #expect(manifest[setting: "model"] == nil)
    #expect(
      try folder.text("films/library.json") == """
        {
          "format": "troupe-library",
          "version": 1,
          "name": "Films",
          "settings": {
            "endpoint": "rehearsal"
          }
        }

        """
    )
  }

  @Test func `a library is not made over another`() throws {
    let library = try LibraryFolder.create(at: folder.path, name: "Films")
    #expect(throws: MediaError.libraryExists(path: folder.path)) {
      try LibraryFolder.create(at: folder.path, name: "Other")
    }
    #expect(try library.manifest().name == "Films")
  }

  @Test(arguments: ["", "  ", "two\nlines", "nul\0", String(repeating: "n", count: 4097)])
  func `a library needs a proper name`(name: String) throws {
    #expect(throws: MediaError.self) { try LibraryFolder.create(at: folder.path, name: name) }
    #expect(try folder.everything() == [])
  }

  @Test func `members that are not known keep their places and digits`() throws {
    try folder.file(
      "library.json",
      """
      {"$schema": "x", "future": {"id": 12345678901234567890, "z": 1, "a": [1.50]}, "name": "Films",
       "format": "troupe-library", "settings": {"model": "sora", "later": null}, "version": 1.0}
      """
    )
    var manifest = try library.manifest()
    manifest.name = "Films of 小龙"
    manifest[setting: "model"] = nil
    manifest[setting: "size"] = "1280x720"
    try library.write(manifest)
    let again = try library.manifest()
    #expect(again == manifest)
    #expect(
      again.json.compact
        == #"{"$schema":"x","future":{"id":12345678901234567890,"z":1,"a":[1.50]},"#
        + #""name":"Films of 小龙","format":"troupe-library","#
        + #""settings":{"later":null,"size":"1280x720"},"version":1.0}"#
    )
  }

  @Test func `settings may be missing until one is set`() throws {
    try folder.file("library.json", #"{"format":"troupe-library","version":1,"name":"A"}"#)
    var manifest = try library.manifest()
    #expect(manifest.settings == .object([]))
    manifest[setting: "budget"] = 5
    try library.write(manifest)
    #expect(try library.manifest()[setting: "budget"] == 5)
  }

  @Test func `what is no manifest has an error of its own`() throws {
    #expect(throws: MediaError.noLibrary(path: folder.path)) { try library.manifest() }
    try folder.file("library.json", "{\"format\": ")
    #expect {
      try library.manifest()
    } throws: { error in
      guard case .manifestNotJSON(path, _)? = error as? MediaError else { return false }
      return true
    }
    try folder.file("library.json", #"{"name":"Arduino"}"#)
    #expect(throws: MediaError.manifestForeign(path: path, format: nil)) { try library.manifest() }
    try folder.file("library.json", #"{"format":"other"}"#)
    #expect(throws: MediaError.manifestForeign(path: path, format: "other")) {
      try library.manifest()
    }
    try folder.file("library.json", #"{"format":"troupe-library","version":2,"name":"A"}"#)
    #expect(throws: MediaError.libraryTooNew(path: path, version: 2, supported: 1)) {
      try library.manifest()
    }
  }

  @Test(arguments: [
    #"{"format":"troupe-library","version":1}"#,
    #"{"format":"troupe-library","version":1,"name":""}"#,
    #"{"format":"troupe-library","version":1,"name":7}"#,
    #"{"format":"troupe-library","version":0,"name":"A"}"#,
    #"{"format":"troupe-library","version":"1","name":"A"}"#,
    #"{"format":"troupe-library","name":"A"}"#,
    #"{"format":"troupe-library","version":1,"name":"A","settings":[]}"#,
  ])
  func `a manifest of ours with something amiss is malformed`(text: String) throws {
    try folder.file("library.json", text)
    #expect {
      try library.manifest()
    } throws: { error in
      guard case .manifestMalformed(path, _)? = error as? MediaError else { return false }
      return true
    }
  }

  @Test func `a manifest that is too large is not read into memory`() throws {
    try folder.file("library.json", String(repeating: " ", count: 3 << 20))
    #expect(throws: MediaError.self) { try library.manifest() }
  }

  @Test func `every path lies inside the library`() {
    let library = LibraryFolder(path: "/films/")
    #expect(
      [
        library.manifestPath, library.catalogPath, library.instancePath, library.libraryLockPath,
        library.submitLockPath, library.mediaPath, library.receiptsPath, library.rehearsalPath,
        library.endpointsPath, library.charactersPath, library.storyboardsPath, library.trashPath,
        library.media.path, library.media.trashPath, library.receipts.path,
        library.libraryLock().path, library.submitLock().path,
      ]
        == [
          "library.json", "catalog.sqlite", "instance.json", "library.lock", "submit.lock", "media",
          "receipts", "rehearsal", "endpoints", "characters", "storyboards", "trash", "media",
          "trash", "receipts", "library.lock", "submit.lock",
        ].map { "/films/\($0)" }
    )
  }
}
