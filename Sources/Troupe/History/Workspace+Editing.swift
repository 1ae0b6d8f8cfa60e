import TroupeCatalog
public import TroupeModel

extension Workspace {
  /// The ids of generations by their beginnings, each once.
  ///
  /// - Throws: `CatalogError.notFound` or `.ambiguous` for the first that does not fit.
  public func generationIDs(_ typed: [String]) throws -> [ItemID] {
    var seen: Set<ItemID> = []
    return try catalog.read { reader in
      try typed.map { try reader.findGeneration($0).id }
    }.filter { seen.insert($0).inserted }
  }

  /// Changes generations, all of them or, where anything is wrong, none; one undo takes it all back.
  ///
  /// - Parameters:
  ///   - ids: of which.
  ///   - edit: what is to be changed.
  ///   - progress: called with how many are done; an error ends it, and nothing is changed.
  /// - Throws: what is wrong with the change; what the catalog says.
  /// - Returns: which of them are not as they were.
  public func edit(
    _ ids: [ItemID],
    _ edit: GenerationEdit,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> GenerationEditOutcome {
    let edit = try edit.checked()
    let subject = ids.count == 1 ? "generation \(ids[0].short)" : "\(ids.count) generations"
    var done = 0
    func each(_: ItemID) throws {
      if done % 512 == 0 {
        try Task.checkCancellation()
        try progress(done)
      }
      done += 1
    }
    var withoutVideo = 0
    let changed = try write("\(edit.verb) \(subject)") { writer in
      switch edit {
      case .tags(let added, let removed):
        return try writer.setTags(adding: added, removing: removed, generations: ids, each: each)
      case .rating(let rating):
        return try writer.setRating(rating, generations: ids, each: each)
      case .notes(let notes): return try writer.setNotes(notes, generations: ids, each: each)
      case .link(let typed):
        withoutVideo = ids.count - (try writer.reader.videoCounts(of: ids).count)
        let address = try Checked.address(typed)
        let (character, look) = try find(address, in: writer.reader)
        return try writer.link(
          character.id,
          look: address.look == nil ? nil : look.name,
          generations: ids,
          each: each
        )
      case .unlink(let typed):
        withoutVideo = ids.count - (try writer.reader.videoCounts(of: ids).count)
        let character = try writer.reader.findCharacter(
          typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
        )
        return try writer.unlink(character.id, generations: ids, at: world.now(), each: each)
      }
    }
    return GenerationEditOutcome(count: ids.count, changed: changed, withoutVideo: withoutVideo)
  }
}

extension GenerationEdit {
  /// The change with its texts checked.
  fileprivate func checked() throws -> GenerationEdit {
    switch self {
    case .tags(let added, let removed):
      return .tags(adding: try Self.tags(added), removing: try Self.tags(removed))
    case .rating(let rating):
      if let rating, !(1...5).contains(rating) { throw TroupeError.badRating(rating) }
      return self
    case .notes(let notes): return .notes(try Checked.text(notes, .prose, "notes"))
    case .link, .unlink: return self
    }
  }

  private static func tags(_ texts: [String]) throws -> [String] {
    try Checked.list(texts.map(\.trimmingBlanks), "tag")
  }
}
