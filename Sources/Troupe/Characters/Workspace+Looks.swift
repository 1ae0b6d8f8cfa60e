import TroupeCatalog
public import TroupeModel

extension Workspace {
  /// Finds a character and, where one is named, its look; else its default look.
  func find(_ address: LookAddress, in reader: CatalogReader) throws -> (CastCharacter, Look) {
    let character = try reader.findCharacter(address.character)
    return (character, try reader.findLook(address.look ?? .defaultLook, of: character))
  }

  /// Adds a look to a character.
  public func addLook(
    _ typed: String,
    name: String,
    prompt: String,
    references: [ReferenceDraft] = []
  ) async throws -> CharacterSheet {
    let name = try Checked.handle(name)
    let prompt = try Checked.text(prompt, .prose, "look prompt")
    let character = try catalog.read { reader in
      let character = try reader.findCharacter(typed)
      if try reader.looks(of: character.id).contains(where: { $0.name == name }) {
        throw TroupeError.lookTaken(try LookAddress("\(character.handle)/\(name)"))
      }
      return character
    }
    let prepared = try await prepare(references)
    let look = Look(
      id: world.makeID(),
      characterID: character.id,
      name: name,
      prompt: prompt,
      createdAt: world.now()
    )
    try write("add look \(character.handle)/\(name)") { writer in
      try writer.insert(look)
      try insert(prepared, into: look.id, at: nil, writer)
    }
    return try sheet(of: character.id)
  }

  /// Changes the prompt of a look, or its name.
  public func editLook(
    _ typed: String,
    prompt: String? = nil,
    name: String? = nil
  ) throws -> CharacterSheet {
    let address = try Checked.address(typed)
    let newName = try name.map(Checked.handle)
    let newPrompt = try prompt.map { try Checked.text($0, .prose, "look prompt") }
    let (character, found) = try catalog.read { try find(address, in: $0) }
    var look = found
    if let newName {
      guard look.name != .defaultLook || newName == .defaultLook else {
        throw TroupeError.defaultLookStays(character.handle)
      }
      look.name = newName
    }
    if let newPrompt { look.prompt = newPrompt }
    try write("edit look \(character.handle)/\(found.name)") { [look] writer in
      do { try writer.update(look) } catch CatalogError.nameTaken {
        throw TroupeError.lookTaken(try LookAddress("\(character.handle)/\(look.name)"))
      }
    }
    return try sheet(of: character.id)
  }

  /// Moves a look to the trash; the default look stays.
  public func removeLook(_ typed: String) throws -> LookAddress {
    let address = try Checked.address(typed)
    var (character, look) = try catalog.read { try find(address, in: $0) }
    guard look.name != .defaultLook else { throw TroupeError.defaultLookStays(character.handle) }
    look.trashedAt = world.now()
    try write("remove look \(character.handle)/\(look.name)") { [look] in try $0.update(look) }
    return try LookAddress("\(character.handle)/\(look.name)")
  }
}
