import TroupeEndpoints
import TroupeCatalog
public import TroupeModel

/// The characters that are not, or no more, registered at an endpoint that is in use.
public struct UnregisteredAt: Sendable {
  /// The endpoint's name in this library.
  public var endpoint: String
  /// Those whose default look has no live registration there.
  public var handles: [Handle]
  /// How many characters there are.
  public var total: Int

  /// Who they are, in a sentence.
  public var words: String {
    let names = handles.prefix(8).map { "@\($0)" }.joined(separator: " ")
    let more = handles.count > 8 ? " and \(handles.count - 8) more" : ""
    return "\(handles.count) of \(total) have no live registration at \(endpoint): \(names)\(more)"
  }

  /// The list as JSON.
  public var json: JSON {
    [
      "endpoint": .string(endpoint),
      "characters": .array(handles.map { .string($0.description) }),
    ]
  }
}

extension Workspace {
  /// Who has no live registration, for each endpoint in use: the default one, and those where somebody was registered.
  public func unregistered() throws -> [UnregisteredAt] {
    let names = Set(try catalog.read { try $0.endpointsWithRegistrations() })
      .union([try endpoint().name])
    // One whose profile is gone is nowhere that anybody could be registered.
    return try names.sorted().compactMap { try? endpoint($0) }.compactMap(unregistered)
  }

  /// Who has no live registration at one endpoint; nil where everybody has, or the endpoint is not in use.
  func unregistered(at sheet: EndpointSheet) throws -> UnregisteredAt? {
    guard sheet.profile.characterCreation != nil, sheet.retired == nil else { return nil }
    let (missing, all) = try catalog.read { reader in
      let ids = try reader.unregistered(
        endpoint: sheet.name,
        account: sheet.account,
        at: world.now()
      )
      return (Set(ids), try reader.characters())
    }
    let handles = all.filter { missing.contains($0.id) }.map(\.handle)
    guard sheet.isDefault || handles.count < all.count, !handles.isEmpty else { return nil }
    return UnregisteredAt(endpoint: sheet.name, handles: handles, total: all.count)
  }

  /// A note for each endpoint in use where somebody is not registered.
  func registrationLines(at sheet: EndpointSheet) throws -> [DoctorLine] {
    guard let missing = try unregistered(at: sheet) else { return [] }
    return [
      DoctorLine(
        "cast at \(sheet.name)",
        .note,
        missing.words,
        hint: "troupe sync --endpoint \(sheet.name)"
      )
    ]
  }
}
