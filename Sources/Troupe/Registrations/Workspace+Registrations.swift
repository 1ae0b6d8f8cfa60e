import TroupeCatalog
import TroupeMedia
public import TroupeModel

extension Workspace {
  /// The registrations, the newest first, of one character or of all.
  public func registrations(of typed: String? = nil) throws -> [RegistrationSheet] {
    try catalog.read { reader in
      let characters = try typed.map { [try reader.findCharacter($0)] } ?? reader.characters()
      let shelf = try ProfileShelf(self, reader)
      return try characters.flatMap { character in
        try reader.looks(of: character.id, withTrash: true).flatMap { look in
          try registrations(of: character, look, in: reader, shelf)
        }
      }.sorted { $0.registration.createdAt > $1.registration.createdAt }
    }
  }

  /// Records a character that already exists at an endpoint; nothing is sent.
  public func addRegistration(
    _ typed: String,
    endpoint name: String?,
    remoteID typedID: String,
    remoteHandle: String? = nil
  ) throws -> RegistrationSheet {
    let address = try Checked.address(typed)
    let sheet = try endpoint(name)
    guard let remoteID = RemoteID(typedID) else { throw TroupeError.badRemoteID(typedID) }
    let handle = remoteHandle.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    let registration = try write("register \(address)") { writer in
      let (character, look) = try find(address, in: writer.reader)
      let place = try LookAddress("\(character.handle)/\(look.name)")
      if try writer.reader.currentRegistration(
        of: look.id,
        endpoint: sheet.name,
        account: sheet.account
      ) != nil {
        throw TroupeError.registrationExists(place, endpoint: sheet.name)
      }
      let references = try writer.reader.references(of: look.id)
      let registration = Registration(
        id: world.makeID(),
        lookID: look.id,
        endpoint: sheet.name,
        account: sheet.account,
        state: .live,
        remoteID: remoteID,
        remoteHandle: handle,
        basis: RegistrationBases(
          of: character,
          look,
          references,
          at: sheet.profile,
          tasks: try writer.reader.tasks(
            of: references,
            endpoint: sheet.name,
            account: sheet.account
          )
        ).used,
        createdAt: world.now()
      )
      try writer.insert(
        registration,
        fingerprint: ContentID.of(registration.basis.json.compact)
      )
      return RegistrationSheet(
        registration: registration,
        look: place,
        changes: [],
        state: registration.state
      )
    }
    return registration
  }

  /// Forgets a registration: the look counts as not registered there.
  ///
  /// What exists at the endpoint stays.
  public func forgetRegistration(_ typed: String) throws -> Registration {
    var registration = try catalog.read { try $0.findRegistration(typed) }
    if registration.state == .needsDecision {
      throw TroupeError.needsDecision(
        subject: registration.id.short,
        kind: .registration,
        why: registration.failure ?? "it is not known whether it was created"
      )
    }
    registration.state = .forgotten
    try write("forget registration \(registration.id.short)") { [registration] in
      try $0.update(registration)
    }
    return registration
  }
}
