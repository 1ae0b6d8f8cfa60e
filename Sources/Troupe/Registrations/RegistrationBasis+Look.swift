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
    at profile: EndpointProfile?
  ) {
    all = RegistrationBasis(of: character, look, references)
    let material = profile.flatMap { CharacterMaterial(references, at: $0, tasks: [:]) }
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
