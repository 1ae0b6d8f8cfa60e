import ArgumentParser
import TroupeModel

/// Changes to the aliases and tags of a character.
struct ListOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Another name in place of all there are; may be repeated.",
      valueName: "name"
    )
  )
  var alias: [String] = []
  @Option(help: ArgumentHelp("One more alias; may be repeated.", valueName: "name"))
  var addAlias: [String] = []
  @Option(help: ArgumentHelp("An alias that goes; may be repeated.", valueName: "name"))
  var removeAlias: [String] = []
  @Option(
    help: ArgumentHelp("A tag in place of all there are; may be repeated.", valueName: "tag")
  )
  var tag: [String] = []
  @Option(help: ArgumentHelp("One more tag; may be repeated.", valueName: "tag"))
  var addTag: [String] = []
  @Option(help: ArgumentHelp("A tag that goes; may be repeated.", valueName: "tag"))
  var removeTag: [String] = []

  /// Whether nothing is to change.
  var isEmpty: Bool {
    [alias, addAlias, removeAlias, tag, addTag, removeTag].allSatisfy(\.isEmpty)
  }

  /// The aliases as they are to be; nil where they stay.
  func aliases(from now: [String]) -> [String]? {
    Self.change(now, all: alias, adding: addAlias, removing: removeAlias)
  }

  /// The tags as they are to be; nil where they stay.
  func tags(from now: [String]) -> [String]? {
    Self.change(now, all: tag, adding: addTag, removing: removeTag)
  }

  private static func change(
    _ now: [String],
    all: [String],
    adding: [String],
    removing: [String]
  ) -> [String]? {
    guard ![all, adding, removing].allSatisfy(\.isEmpty) else { return nil }
    return ((all.isEmpty ? now : all) + adding).filter { !removing.contains($0) }
  }
}

extension ItemID {
  /// The id written so that no handle can be meant.
  var idForm: String { "id:\(description)" }
}
