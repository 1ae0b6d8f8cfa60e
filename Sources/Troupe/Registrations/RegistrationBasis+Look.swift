import TroupeCatalog
import TroupeEndpoints
import TroupeModel

/// What a registration of a look would be created from now, as far as it matters for telling whether the look has changed.
struct RegistrationBases {
  /// From what this endpoint makes characters of: its pictures, or its clip.
  let used: RegistrationBasis
  /// From all references, which is what the first version of this program noted.
  private let all: RegistrationBasis

  init(
    of character: CastCharacter,
    _ look: Look,
    _ references: [Reference],
    at profile: EndpointProfile?,
    tasks: [ItemID: RemoteID]
  ) {
    all = RegistrationBasis(of: character, look, references)
    let material = profile.flatMap { CharacterMaterial(references, at: $0, tasks: tasks) }
    used = material.map { RegistrationBasis(of: character, look, $0.references) } ?? all
  }

  /// What has changed, in words; empty where nothing has.
  ///
  /// A reference that the registration does not use, such as a clip beside pictures, changes nothing.
  func changes(since basis: RegistrationBasis) -> [String] {
    if basis.changes(to: all).isEmpty { return [] }
    return basis.changes(to: used)
  }
}

extension RegistrationBasis {
  /// What a registration made from these references would be created from now.
  init(of character: CastCharacter, _ look: Look, _ references: [Reference]) {
    self.init(
      name: character.name,
      description: character.description,
      lookPrompt: look.prompt,
      references: references.map { $0.content?.description ?? $0.url ?? "" }
    )
  }
}

extension CatalogReader {
  /// The jobs of one endpoint and account from whose videos clips among these references were cut, by the generations.
  func tasks(
    of references: [Reference],
    endpoint: String,
    account: String
  ) throws -> [ItemID: RemoteID] {
    var tasks: [ItemID: RemoteID] = [:]
    for case .generation(let id, _, _)? in references.map(\.lineage) {
      guard let generation = try generation(id), generation.endpoint == endpoint,
        generation.account == account
      else { continue }
      tasks[id] = generation.remoteID
    }
    return tasks
  }
}
