import TestSupport
import Testing
import TroupeModel

/// A registration that ends by itself.
struct RegistrationStateTests {
  private static func registration(
    _ state: Registration.State,
    expires: Int64?
  ) -> Registration {
    var random = SeededRandom(seed: 3)
    return Registration(
      id: ItemID(using: &random),
      lookID: ItemID(using: &random),
      endpoint: "relay",
      account: "default",
      state: state,
      expiresAt: expires.map { Milliseconds($0) },
      basis: RegistrationBasis(name: "Luna", description: "", lookPrompt: "", references: []),
      createdAt: Milliseconds(0)
    )
  }

  @Test func `a live one is expired from its last millisecond on`() {
    let registration = Self.registration(.live, expires: 1000)
    #expect(registration.state(at: Milliseconds(999)) == .live)
    #expect(registration.state(at: Milliseconds(1000)) == .expired)
    #expect(Self.registration(.live, expires: nil).state(at: Milliseconds(.max)) == .live)
  }

  @Test(arguments: Registration.State.allCases.filter { $0 != .live })
  func `any other stays what it is`(state: Registration.State) {
    #expect(Self.registration(state, expires: 1).state(at: Milliseconds(2)) == state)
  }
}
