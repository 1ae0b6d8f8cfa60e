import TroupeCatalog
public import TroupeModel

extension Workspace {
  /// Adds a character with its default look.
  ///
  /// - Parameters:
  ///   - handle: as typed.
  ///   - draft: the rest; the name is the handle where none is given.
  ///   - references: pictures and clips of the default look.
  /// - Throws: `TroupeError.handleTaken`, or what is wrong with the handle, a text or a reference.
  /// - Returns: the character as it is now stored.
  public func addCharacter(
    handle: String,
    _ draft: CharacterDraft,
    references: [ReferenceDraft] = []
  ) async throws -> CharacterSheet {
    let handle = try Checked.handle(handle)
    let draft = try draft.checked()
    try catalog.read { reader in
      if try reader.characters().contains(where: { $0.handle == handle }) {
        throw TroupeError.handleTaken(handle)
      }
    }
    let prepared = try await prepare(references)
    var character = CastCharacter(
      id: world.makeID(),
      handle: handle,
      name: draft.name ?? handle.description,
      createdAt: world.now()
    )
    draft.apply(to: &character)
    let look = Look(
      id: world.makeID(),
      characterID: character.id,
      name: .defaultLook,
      createdAt: world.now()
    )
    try write("add character \(handle)") { [character] writer in
      try writer.insert(character)
      try writer.insert(look)
      try insert(prepared, into: look.id, at: nil, writer)
    }
    return try sheet(of: character.id)
  }

  /// Changes what a character is.
  public func editCharacter(_ typed: String, _ draft: CharacterDraft) throws -> CharacterSheet {
    let draft = try draft.checked()
    var character = try catalog.read { try $0.findCharacter(typed) }
    draft.apply(to: &character)
    try write("edit character \(character.handle)") { [character] in try $0.update(character) }
    return try sheet(of: character.id)
  }

  /// Gives a character another handle; past casts keep the old one.
  public func renameCharacter(_ typed: String, to newHandle: String) throws -> CharacterSheet {
    let handle = try Checked.handle(newHandle)
    var character = try catalog.read { try $0.findCharacter(typed) }
    let old = character.handle
    character.handle = handle
    try write("rename character \(old) to \(handle)") { [character] writer in
      do { try writer.update(character) } catch CatalogError.nameTaken {
        throw TroupeError.handleTaken(handle)
      }
    }
    return try sheet(of: character.id)
  }

  /// Moves a character to the trash; its past casts and links stay.
  public func removeCharacter(_ typed: String) throws -> CastCharacter {
    var character = try catalog.read { try $0.findCharacter(typed) }
    character.trashedAt = world.now()
    try write("remove character \(character.handle)") { [character] in try $0.update(character) }
    return character
  }

  /// Takes a character back from the trash, under another handle where its own has been given away.
  public func restoreCharacter(
    _ typed: String,
    as newHandle: String? = nil
  ) throws -> CharacterSheet {
    var character = try catalog.read { try $0.findCharacter(typed, inTrash: true) }
    if let newHandle { character.handle = try Checked.handle(newHandle) }
    character.trashedAt = nil
    try write("restore character \(character.handle)") { [character] writer in
      do { try writer.update(character) } catch CatalogError.nameTaken {
        throw TroupeError.handleTaken(character.handle)
      }
    }
    return try sheet(of: character.id)
  }
}
