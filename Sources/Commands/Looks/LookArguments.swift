import ArgumentParser

/// A look, typed as `luna/armor` or as `luna armor`.
struct LookArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The look, as luna/armor or luna armor.", valueName: "character"),
    completion: .looks
  )
  var character: String
  @Argument(help: ArgumentHelp("The look, where it is typed by itself.", valueName: "look"))
  var look: String?

  /// `handle/look`.
  var address: String { look.map { "\(character)/\($0)" } ?? character }

  /// The character and the look as two texts; the look is empty where none was typed.
  var parts: (character: String, look: String) {
    let bare = address.hasPrefix("@") ? String(address.dropFirst()) : address
    let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }
}
