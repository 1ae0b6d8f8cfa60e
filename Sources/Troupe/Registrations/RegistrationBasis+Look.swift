import TroupeModel

extension RegistrationBasis {
  /// What a registration of this look would be created from now.
  init(of character: CastCharacter, _ look: Look, _ references: [Reference]) {
    self.init(
      name: character.name,
      description: character.description,
      lookPrompt: look.prompt,
      references: references.map { $0.content?.description ?? $0.url ?? "" }
    )
  }
}
