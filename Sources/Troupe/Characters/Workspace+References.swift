import Imaging
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
public import TroupeModel

extension Workspace {
  /// Adds references to a look: at that position, else behind the last.
  public func addReferences(
    to typed: String,
    _ drafts: [ReferenceDraft],
    at position: Int? = nil
  ) async throws -> [AddedReference] {
    let address = try Checked.address(typed)
    let (character, look) = try catalog.read { try find(address, in: $0) }
    let prepared = try await prepare(drafts)
    let rows = try write("add references to \(character.handle)/\(look.name)") { writer in
      try insert(prepared, into: look.id, at: position, writer)
    }
    return zip(rows, prepared).map { row, prepared in
      AddedReference(
        reference: row,
        sharedWith: prepared.usedBy,
        notFetched: prepared.notFetched
      )
    }
  }

  /// Changes the role, the caption or the place of a reference.
  public func editReference(
    _ typed: String,
    role: ReferenceRole? = nil,
    caption: String? = nil,
    position: Int? = nil
  ) throws -> Reference {
    let caption = try caption.map { try Checked.text($0, .name, "caption") }
    var reference = try catalog.read { try $0.findReference(typed) }
    if let role { reference.role = role }
    if let caption { reference.caption = caption }
    let id = reference.id
    return try write("edit reference \(id.short)") { [reference] writer in
      try writer.update(reference)
      if let position {
        var order = try writer.reader.references(of: reference.lookID).filter { $0.id != id }
        order.insert(reference, at: max(0, min(position - 1, order.count)))
        try renumber(order, writer)
      }
      return try writer.reader.findReference(id.description)
    }
  }

  /// Moves a reference to the trash; its bytes stay.
  ///
  /// A clip that was made of the look's pictures shows a picture that goes, and goes with it.
  public func removeReference(_ typed: String) throws -> Reference {
    var reference = try catalog.read { try $0.findReference(typed) }
    reference.trashedAt = world.now()
    try write("remove reference \(reference.id.short)") { [reference] writer in
      try writer.update(reference)
      let others = try writer.reader.references(of: reference.lookID)
      for var clip in others where reference.role != .clip && clip.lineage == .pictures {
        clip.trashedAt = reference.trashedAt
        try writer.update(clip)
      }
      try renumber(try writer.reader.references(of: reference.lookID), writer)
    }
    return reference
  }

  private func renumber(_ order: [Reference], _ writer: CatalogWriter) throws {
    for (index, reference) in order.enumerated() where reference.position != index + 1 {
      var moved = reference
      moved.position = index + 1
      try writer.update(moved)
    }
  }

  /// Writes the rows of prepared references.
  @discardableResult
  func insert(
    _ prepared: [PreparedReference],
    into look: ItemID,
    at position: Int?,
    _ writer: CatalogWriter
  ) throws -> [Reference] {
    var order = try writer.reader.references(of: look)
    var place = position.map { max(0, min($0 - 1, order.count)) } ?? order.count
    var added: [ItemID] = []
    for one in prepared {
      if let media = one.media {
        try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      }
      let role = one.draft.role ?? defaultRole(one, hasOthers: !order.isEmpty)
      let reference = Reference(
        id: world.makeID(),
        lookID: look,
        role: role,
        position: place + 1,
        caption: one.draft.caption,
        source: one.source,
        lineage: one.lineage,
        createdAt: world.now()
      )
      try writer.insert(reference)
      order.insert(reference, at: place)
      added.append(reference.id)
      place += 1
    }
    try renumber(order, writer)
    return try writer.reader.references(of: look).filter { added.contains($0.id) }
  }

  private func defaultRole(_ prepared: PreparedReference, hasOthers: Bool) -> ReferenceRole {
    if prepared.media.map({ !$0.type.isPicture }) == true { return .clip }
    return hasOthers ? .other : .face
  }
}
