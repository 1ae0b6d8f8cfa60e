import TroupeCatalog
public import TroupeModel

/// All that is shown of a character.
public struct CharacterSheet: Sendable {
  /// The character itself.
  public var character: CastCharacter
  /// The looks in use, the default one first.
  public var looks: [LookSheet]
  /// How many videos in use the character is in.
  public var videoCount: Int
}

/// All that is shown of a look.
public struct LookSheet: Sendable {
  /// The look itself.
  public var look: Look
  /// Those in use, by position.
  public var references: [ReferenceSheet]
  /// The newest first; forgotten ones are left out.
  public var registrations: [RegistrationSheet]
}

/// A reference with its file.
public struct ReferenceSheet: Sendable {
  /// The reference itself.
  public var reference: Reference
  /// The facts of its bytes; nil where the library has only an address.
  public var media: Media?
  /// The absolute path of its bytes.
  public var path: String?
}

/// A registration, and what has changed since it was made.
public struct RegistrationSheet: Sendable {
  /// The registration itself.
  public var registration: Registration
  /// `handle/look`.
  public var look: LookAddress
  /// What differs now; empty where nothing does.
  public var changes: [String]
}

extension Workspace {
  /// The characters that are not in the trash, by handle.
  public func characters() throws -> [CharacterSheet] {
    try catalog.read { reader in
      try reader.characters().map { try sheet(of: $0, in: reader) }
    }
  }

  /// The characters in the trash.
  public func trashedCharacters() throws -> [CharacterSheet] {
    try catalog.read { reader in
      try reader.trashedCharacters().map { try sheet(of: $0, in: reader) }
    }
  }

  /// Finds a character by handle, alias, name or id.
  public func character(_ typed: String) throws -> CharacterSheet {
    let bare = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    return try catalog.read { reader in
      try sheet(of: try reader.findCharacter(bare), in: reader)
    }
  }

  func sheet(of id: ItemID) throws -> CharacterSheet {
    try catalog.read { reader in
      guard let character = try reader.character(id) else {
        throw CatalogError.notFound(.character, typed: id.description, nearest: [])
      }
      return try sheet(of: character, in: reader)
    }
  }

  func sheet(of character: CastCharacter, in reader: CatalogReader) throws -> CharacterSheet {
    CharacterSheet(
      character: character,
      looks: try reader.looks(of: character.id).map { look in
        let references = try reader.references(of: look.id)
        let address = try LookAddress("\(character.handle)/\(look.name)")
        let basis = RegistrationBasis(of: character, look, references)
        return LookSheet(
          look: look,
          references: try references.map { try sheet(of: $0, in: reader) },
          registrations: try reader.registrations(of: look.id).filter { $0.state != .forgotten }
            .map {
              RegistrationSheet(
                registration: $0,
                look: address,
                changes: $0.basis.changes(to: basis)
              )
            }
        )
      },
      videoCount: try reader.videoCount(of: character.id)
    )
  }

  private func sheet(
    of reference: Reference,
    in reader: CatalogReader
  ) throws -> ReferenceSheet {
    let media = try reference.content.flatMap { try reader.media($0) }
    return ReferenceSheet(reference: reference, media: media, path: media.map(path(of:)))
  }
}
