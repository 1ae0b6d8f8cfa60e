import TroupeCatalog
public import TroupeModel

/// Whatever an address or an id leads to.
public enum FoundThing: Sendable {
  case character(CharacterSheet)
  case generation(GenerationSheet)
  case video(VideoSheet)
  case registration(RegistrationSheet)
}

extension FoundThing {
  /// The thing as JSON, under its singular name.
  public var json: JSON {
    switch self {
    case .character(let sheet): ["character": sheet.json]
    case .generation(let sheet): ["generation": sheet.json]
    case .video(let sheet): ["video": sheet.json]
    case .registration(let sheet): ["registration": sheet.json]
    }
  }
}

extension Workspace {
  /// Finds anything by handle, `handle/look`, alias, or the beginning of an id; a handle wins.
  public func thing(_ typed: String) throws -> FoundThing {
    let bare = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    let address = try? Checked.address(bare)
    var notFound: (any Error)?
    do {
      var sheet = try character(address?.character ?? bare)
      if let look = address?.look {
        let found = try catalog.read { try $0.findLook(look, of: sheet.character) }
        sheet.looks = sheet.looks.filter { $0.look.id == found.id }
      }
      return .character(sheet)
    } catch {
      guard case CatalogError.notFound = error else { throw error }
      notFound = error
    }
    do { return .generation(try generation(bare)) } catch CatalogError.notFound {}
    do { return .video(try video(bare)) } catch CatalogError.notFound {}
    do {
      let registration = try catalog.read { try $0.findRegistration(bare) }
      if let sheet = try registrations().first(where: { $0.registration.id == registration.id }) {
        return .registration(sheet)
      }
    } catch CatalogError.notFound {}
    if let notFound { throw notFound }
    throw CatalogError.notFound(.character, typed: typed, nearest: [])
  }

  /// The file that stands for a thing: a video, the newest video of a generation, the first picture of a character.
  public func file(of typed: String) throws -> String {
    switch try thing(typed) {
    case .video(let sheet): return sheet.path
    case .generation(let sheet):
      guard let video = sheet.videos.last else {
        throw CatalogError.notFound(.video, typed: typed, nearest: [])
      }
      return video.path
    case .character(let sheet):
      let look = try? Checked.address(typed).look
      let looks = sheet.looks.filter { look == nil || $0.look.name == look }
      guard let path = looks.lazy.flatMap(\.references).compactMap(\.path).first else {
        throw CatalogError.notFound(.reference, typed: typed, nearest: [])
      }
      return path
    case .registration:
      throw CatalogError.notFound(.video, typed: typed, nearest: [])
    }
  }
}
