import TestSupport
import Testing

@testable import TroupeMedia

@Suite struct MachineIDTests {
  let folder = TemporaryFolder()
  let digits = "0123456789abcdef0123456789abcdef"

  func find(_ environment: [String: String], seed: UInt64 = 1) throws -> MachineID {
    var random = SeededRandom(seed: seed)
    return try MachineID.find(
      environment: environment,
      systemFile: folder.path("machine-id"),
      using: &random
    )
  }

  @Test func `the system's id is hashed, and is the same each time`() throws {
    try folder.file("machine-id", digits + "\n")
    let id = try find([:])
    #expect(id.description.count == 32)
    #expect(id.description != digits)
    #expect(try find([:], seed: 2) == id)
    #expect(try folder.everything() == ["machine-id"])
  }

  @Test(arguments: ["", "uninitialized\n", "00000000000000000000000000000000\n", "short"])
  func `without one a random id is kept outside the library`(text: String) throws {
    try folder.file("machine-id", text)
    let environment = ["HOME": folder.path("home")]
    let id = try find(environment)
    #expect(try find(environment, seed: 2) == id)
    let kept = "home/.local/state/troupe/machine-id"
    #expect(mode(of: folder.path(kept)) == 0o600)
    #expect(try !folder.text(kept).contains(id.description))
    #expect(try find(["HOME": folder.path("elsewhere")], seed: 2) != id)
  }

  @Test func `without a home and without the system's id there is an error`() {
    #expect(throws: MediaError.notFound(path: folder.path("machine-id"))) { try find([:]) }
  }
}
