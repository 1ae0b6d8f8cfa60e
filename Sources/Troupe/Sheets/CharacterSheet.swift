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
  /// Its looks and pictures that were in refused requests, with how often they were in accepted ones; only where one
  /// character is looked at by itself.
  public var exposures: [ExposureSheet] = []
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
  /// Where it stands now: one that has ended by itself is expired.
  public var state: Registration.State
  /// The absolute path of the picture that the endpoint made of it.
  public var avatarPath: String?
}

extension Workspace {
  /// The characters that are not in the trash, by handle.
  public func characters() throws -> [CharacterSheet] {
    try catalog.read { reader in
      try sheets(of: reader.characters(), in: reader)
    }
  }

  /// The characters in the trash.
  public func trashedCharacters() throws -> [CharacterSheet] {
    try catalog.read { reader in
      try sheets(of: reader.trashedCharacters(), in: reader)
    }
  }

  /// Finds a character by handle, alias, name or id.
  public func character(_ typed: String) throws -> CharacterSheet {
    let bare = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    return try catalog.read { reader in
      let character = try reader.findCharacter(bare)
      var sheet = try sheet(of: character, in: reader)
      // Where nothing was ever refused there is nothing to compare.
      if try !reader.refusals(limit: 1).isEmpty {
        sheet.exposures = try reader.exposures(of: character.id).filter { !$0.refused.isEmpty }
          .map { ExposureSheet($0) }
      }
      return sheet
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
    let belongings = try reader.belongings(of: [character.id])
    return try sheet(of: character, belongings, in: reader, try ProfileShelf(self, reader))
  }

  /// The sheets of some characters, with what hangs on them read at once.
  func sheets(of characters: [CastCharacter], in reader: CatalogReader) throws -> [CharacterSheet] {
    guard !characters.isEmpty else { return [] }
    let belongings = try reader.belongings(of: characters.map(\.id))
    let shelf = try ProfileShelf(self, reader)
    return try characters.map { try sheet(of: $0, belongings, in: reader, shelf) }
  }

  private func sheet(
    of character: CastCharacter,
    _ belongings: CharacterBelongings,
    in reader: CatalogReader,
    _ shelf: ProfileShelf
  ) throws -> CharacterSheet {
    func media(_ content: ContentID?) -> Media? { content.flatMap { belongings.media[$0] } }
    return CharacterSheet(
      character: character,
      looks: try (belongings.looks[character.id] ?? []).map { look in
        let references = belongings.references[look.id] ?? []
        return LookSheet(
          look: look,
          references: references.map { reference in
            let media = media(reference.content)
            return ReferenceSheet(reference: reference, media: media, path: media.map(path(of:)))
          },
          registrations: try (belongings.registrations[look.id] ?? []).compactMap { registration in
            guard registration.state != .forgotten else { return nil }
            return try sheet(
              of: registration,
              of: character,
              look,
              references,
              avatar: media(registration.avatar),
              in: reader,
              shelf
            )
          }
        )
      },
      videoCount: belongings.videoCounts[character.id] ?? 0
    )
  }

  /// The registrations of a look, with what has changed since each was made.
  func registrations(
    of character: CastCharacter,
    _ look: Look,
    in reader: CatalogReader,
    _ shelf: ProfileShelf
  ) throws -> [RegistrationSheet] {
    let references = try reader.references(of: look.id)
    return try reader.registrations(of: look.id).map { registration in
      try sheet(
        of: registration,
        of: character,
        look,
        references,
        avatar: try registration.avatar.flatMap { try reader.media($0) },
        in: reader,
        shelf
      )
    }
  }

  private func sheet(
    of registration: Registration,
    of character: CastCharacter,
    _ look: Look,
    _ references: [Reference],
    avatar: Media?,
    in reader: CatalogReader,
    _ shelf: ProfileShelf
  ) throws -> RegistrationSheet {
    let bases = RegistrationBases(
      of: character,
      look,
      references,
      at: shelf.profile(of: registration.endpoint),
      tasks: try reader.tasks(
        of: references,
        endpoint: registration.endpoint,
        account: registration.account
      )
    )
    return RegistrationSheet(
      registration: registration,
      look: try LookAddress("\(character.handle)/\(look.name)"),
      changes: bases.changes(since: registration.basis),
      state: registration.state(at: world.now()),
      avatarPath: avatar.map(path(of:))
    )
  }
}
