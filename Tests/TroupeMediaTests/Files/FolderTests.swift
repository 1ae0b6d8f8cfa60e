import Testing

@testable import TroupeMedia

/// Folders that several make at once.
struct FolderTests {
  @Test func `a deep folder that many make at once is there for all of them`() async throws {
    let temporary = TemporaryFolder()
    for round in 0..<50 {
      let path = "\(temporary.path)/\(round)/a/b/c"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try Folder.make(path) } }
        try await group.waitForAll()
      }
      #expect(try Folder.names(in: path) == [])
    }
  }
}
