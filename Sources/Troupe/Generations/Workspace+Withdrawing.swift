import TroupeCatalog
import TroupeModel

extension Workspace {
  /// Gives up a generation that was not sent.
  public func cancel(_ typed: String) throws -> GenerationSheet {
    let found = try catalog.read { try $0.findGeneration(typed) }
    try write { writer in
      guard var generation = try writer.reader.generation(found.id) else { return }
      guard generation.status == .queued else {
        throw TroupeError.cannotCancel(generation.id, generation.status)
      }
      generation.status = .cancelled
      try writer.update(generation)
    }
    return try sheet(ofGeneration: found.id)
  }

  /// Moves a generation that is not under way, and its videos, to the trash.
  public func removeGeneration(_ typed: String) throws -> GenerationSheet {
    let before = try catalog.read { try sheet(of: try $0.findGeneration(typed), in: $0) }
    guard before.generation.status.isTerminal else {
      throw TroupeError.cannotCancel(before.generation.id, before.generation.status)
    }
    try write("remove generation \(before.generation.id.short)") { writer in
      var generation = before.generation
      generation.trashedAt = world.now()
      try writer.update(generation)
      for video in before.videos { try writer.setTrashed(video.video.id, at: world.now()) }
    }
    return before
  }
}
