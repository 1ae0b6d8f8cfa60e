import ArgumentParser
import Troupe
import TroupeModel
import TroupeSearch

/// The names in a library that a shell can complete, each kind looked up when it is asked for.
///
/// Whatever cannot be read is left out, for nobody can be told.
struct CompletionNames: Sendable {
  private let workspace: Workspace?

  /// The names at hand while a shell's question is answered.
  @TaskLocal static var current = CompletionNames(of: nil)

  /// How many ids are worth offering.
  private static let mostIDs = 50
  /// How many other names.
  private static let mostNames = 500

  /// The names of a library; none without one.
  init(of workspace: Workspace?) { self.workspace = workspace }

  var handles: [String] {
    names { try $0.completions(of: "handle:", in: .characters, limit: Self.mostNames) }
  }
  /// Handles, and `handle/look`.
  var looks: [String] { names { try $0.completions(of: "with:", limit: Self.mostNames) } }
  var savedSearches: [String] {
    names { try $0.completions(of: "saved:", limit: Self.mostNames) }
  }
  /// The short ids of the newest.
  var generations: [String] { names { try $0.completions(of: "parent:", limit: Self.mostIDs) } }
  var videos: [String] {
    let page = try? workspace?.videos(matching: "", limit: Self.mostIDs)
    return page?.videos.map(\.video.id.short) ?? []
  }
  var endpoints: [String] { ((try? workspace?.endpoints()) ?? []).map(\.name) }

  /// The values of a field.
  private func names(_ complete: (Workspace) throws -> SearchCompletions) -> [String] {
    let found = workspace.flatMap { try? complete($0) }
    return (found?.suggestions ?? []).compactMap { suggestion in
      suggestion.text.firstIndex(of: ":").map {
        String(suggestion.text[suggestion.text.index(after: $0)...])
      }
    }
  }

  /// What the word under the cursor may become, as a shell that has cut the line into words puts it.
  ///
  /// - Parameters:
  ///   - words: those of the line.
  ///   - index: which of them is under the cursor.
  ///   - listing: what the search is about.
  /// - Returns: what may stand in place of that word, as the shell has cut it.
  func searches(_ words: [String], _ index: Int, in listing: SearchListing) -> [String] {
    guard let workspace else { return [] }
    let word = SearchWord(words, index)
    guard let found = try? workspace.completions(of: word.text, in: listing) else { return [] }
    let head = String(word.text.prefix(found.offset))
    let answers = found.suggestions.compactMap { word.inShell(head + $0.text) }
    // What stands behind a colon is a description to zsh.
    return CompletionShell.requesting == .zsh
      ? answers.map { $0.replacing(":", with: "\\:") } : answers
  }
}

/// A word of a search as a shell sees it: with the quotation mark that was opened before it, and in bash cut at colons.
struct SearchWord: Hashable, Sendable {
  /// As it stands in the search.
  let text: String
  /// What of it the shell holds to be words of their own before the one that it asks about.
  private let head: String

  /// Puts the word together again.
  init(_ words: [String], _ index: Int) {
    guard words.indices.contains(index) else {
      (text, head) = ("", "")
      return
    }
    var parts = [words[index]]
    var place = index
    // `with`, `:`, `lu`, and before the value is begun `with`, `:`.
    if words[index] == ":", index > 0 {
      parts.insert(words[index - 1], at: 0)
    } else {
      while place >= 2, words[place - 1] == ":" {
        parts.insert(contentsOf: [words[place - 2], ":"], at: 0)
        place -= 2
      }
    }
    let typed = parts.joined()
    let mark = typed.first.flatMap { "'\"".contains($0) ? $0 : nil }
    text = mark == nil ? typed : String(typed.dropFirst())
    let last = words[index] == ":" ? "" : parts[parts.count - 1]
    head = parts.count == 1 ? "" : String(typed.dropLast(last.count))
  }

  /// A completion of the word without what the shell has set apart; nil where it does not begin so.
  func inShell(_ completion: String) -> String? {
    guard !head.isEmpty else { return completion }
    return completion.hasPrefix(head) ? String(completion.dropFirst(head.count)) : nil
  }
}

extension CompletionKind {
  static var handles: CompletionKind { names(\.handles) }
  static var looks: CompletionKind { names(\.looks) }
  static var endpoints: CompletionKind { names(\.endpoints) }
  static var generations: CompletionKind { names(\.generations) }
  static var videos: CompletionKind { names(\.videos) }
  static var savedSearches: CompletionKind { names(\.savedSearches) }
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
    .custom { words, index, _ in CompletionNames.current.searches(words, index, in: .generations) }
  }
  /// The fields of a search for characters with their values.
  static var characterSearches: CompletionKind {
    .custom { words, index, _ in CompletionNames.current.searches(words, index, in: .characters) }
  }

  private static func names(
    _ list: any KeyPath<CompletionNames, [String]> & Sendable
  ) -> CompletionKind {
    .custom { _, _, _ in CompletionNames.current[keyPath: list] }
  }
}
