import Rehearsal
import Testing

struct DurableFileTests {
  @Test func `a file is replaced whole and leaves nothing beside it`() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/deep/er"
    try DurableFile.makeFolder(path)
    try DurableFile.makeFolder(path)
    try DurableFile.write([1, 2, 3], to: "\(path)/a")
    try DurableFile.write([4], to: "\(path)/a")
    #expect(try DurableFile.read("\(path)/a") == [4])
    #expect(try DurableFile.names(in: path) == ["a"])
    #expect(DurableFile.size(of: "\(path)/a") == 1)
    #expect(DurableFile.size(of: path) == nil)
    #expect(try DurableFile.read("\(path)/b") == nil)
  }

  @Test func `a part of a file is read`() throws {
    let folder = TemporaryFolder()
    let bytes = (0..<200_000).map { UInt8($0 % 251) }
    try DurableFile.write(bytes, to: "\(folder.path)/a")
    #expect(
      try DurableFile.read("\(folder.path)/a", from: 100_000, atMost: 70_000)
        == Array(bytes[100_000..<170_000])
    )
  }

  @Test func `trouble is named with its call and path`() {
    let error = #expect(throws: RehearsalError.self) {
      try DurableFile.write([1], to: "/nonexistent/a")
    }
    #expect(error?.description.contains("open of /nonexistent/a.part failed") == true)
    #expect(throws: RehearsalError.self) { try DurableFile.makeFolder("/dev/null/x") }
  }

  @Test func `a ledger whose last line was cut off goes on`() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/ledger.jsonl"
    let cut = "{\"time\":1,\"kind\":\"video\",\"id\":\"a\"}\n{\"time\":2,\"ki"
    try DurableFile.write(Array(cut.utf8), to: path)
    try DurableFile.append("", to: path)
    try DurableFile.append("{\"time\":3,\"kind\":\"character\",\"id\":\"c\"}", to: path)
    #expect(try ChargeLedger(path: path).charges().map(\.id) == ["a", "c"])
  }
}
