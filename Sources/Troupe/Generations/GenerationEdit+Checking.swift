import TroupeCatalog
import TroupeModel

extension GenerationEdit {
  /// Checks what can be checked without a library.
  ///
  /// - Throws: `TroupeError` with what is wrong with the rating, a tag, the notes or the address.
  public func check() throws {
    switch self {
    case .tags(let added, let removed):
      _ = try Checked.list((added + removed).map(\.trimmingBlanks), "tag")
    case .rating(let rating):
      if let rating, !(1...5).contains(rating) { throw TroupeError.badRating(rating) }
    case .notes(let notes): _ = try Checked.text(notes, .prose, "notes")
    case .link(let typed): _ = try Checked.address(typed)
    case .unlink: break
    }
  }
}

extension Workspace {
  /// Checks a change before anybody is asked about it: nobody should agree to what is refused afterwards.
  ///
  /// - Throws: as `edit` does for a change that cannot be made of any generation.
  public func check(_ edit: GenerationEdit) throws {
    try edit.check()
    switch edit {
    case .tags, .rating, .notes: break
    case .link(let typed):
      let address = try Checked.address(typed)
      try catalog.read { _ = try find(address, in: $0) }
    case .unlink(let typed):
      let bare = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
      try catalog.read { _ = try $0.findCharacter(bare) }
    }
  }
}
