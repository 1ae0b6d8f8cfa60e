import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Says by hand that a character is in a video.
  public func link(video typed: String, with character: String) throws -> VideoSheet {
    let address = try Checked.address(character)
    let video = try catalog.read { try $0.findVideo(typed) }
    return try write("link video \(video.id.short)") { writer in
      let (character, look) = try find(address, in: writer.reader)
      try writer.link(
        Appearance(
          videoID: video.id,
          characterID: character.id,
          look: address.look == nil ? nil : look.name,
          source: .manual
        )
      )
      return try sheet(of: video, in: writer.reader)
    }
  }

  /// Says by hand that a character is not in a video.
  public func unlink(video typed: String, from character: String) throws -> VideoSheet {
    let video = try catalog.read { try $0.findVideo(typed) }
    return try write("unlink video \(video.id.short)") { writer in
      let character = try writer.reader.findCharacter(character)
      guard try writer.unlink(video: video.id, character: character.id, at: world.now()) else {
        throw TroupeError.notLinked(
          handle: character.handle,
          others: try writer.reader.appearances(in: video.id).compactMap {
            try writer.reader.character($0.characterID)?.handle.description
          }
        )
      }
      return try sheet(of: video, in: writer.reader)
    }
  }

  /// Moves a video to the trash; its bytes and its generation stay.
  public func removeVideo(_ typed: String) throws -> VideoSheet {
    let sheet = try video(typed)
    try write("remove video \(sheet.video.id.short)") { writer in
      try writer.setTrashed(sheet.video.id, at: world.now())
    }
    return sheet
  }
}
