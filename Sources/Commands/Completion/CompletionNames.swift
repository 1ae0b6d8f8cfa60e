import ArgumentParser
import Troupe
import TroupeModel

/// The names in a library that a shell can complete.
struct CompletionNames: Sendable {
  var handles: [String] = []
  /// Handles, and `handle/look`.
  var looks: [String] = []
  var endpoints: [String] = []
  /// The short ids of the newest.
  var generations: [String] = []
  var videos: [String] = []

  /// The names at hand while a shell's question is answered.
  @TaskLocal static var current = CompletionNames()

  /// How many ids are worth offering.
  private static let mostIDs = 50
}

extension CompletionNames {
  /// Reads the names of a library; whatever cannot be read is left out, for nobody can be told.
  init(of workspace: Workspace) {
    let characters = (try? workspace.characters()) ?? []
    handles = characters.map(\.character.handle.description)
    looks = characters.flatMap { sheet in
      sheet.looks.map(\.look.name).map {
        $0 == .defaultLook
          ? sheet.character.handle.description : "\(sheet.character.handle)/\($0)"
      }
    }
    endpoints = ((try? workspace.endpoints()) ?? []).map(\.name)
    generations = ((try? workspace.search("", limit: Self.mostIDs))?.generations ?? [])
      .map(\.generation.id.short)
    videos = ((try? workspace.videos()) ?? []).prefix(Self.mostIDs).map(\.video.id.short)
  }
}

extension CompletionKind {
  static var handles: CompletionKind { names(\.handles) }
  static var looks: CompletionKind { names(\.looks) }
  static var endpoints: CompletionKind { names(\.endpoints) }
  static var generations: CompletionKind { names(\.generations) }
  static var videos: CompletionKind { names(\.videos) }
  /// The names of settings.
  static var settings: CompletionKind { .list(SettingName.allCases.map(\.rawValue)) }
  /// Whatever `show` finds.
  static var things: CompletionKind {
    .custom { _, _, _ in
      let names = CompletionNames.current
      return names.looks + names.generations + names.videos
    }
  }
  /// The fields of a search with their values.
  static var searches: CompletionKind {
    .custom { _, _, _ in CompletionNames.current.looks.map { "with:\($0)" } }
  }

  private static func names(
    _ list: any KeyPath<CompletionNames, [String]> & Sendable
  ) -> CompletionKind {
    .custom { _, _, _ in CompletionNames.current[keyPath: list] }
  }
}
