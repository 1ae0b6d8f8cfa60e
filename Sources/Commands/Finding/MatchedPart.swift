import Troupe
import TroupeModel
import TroupeSearch

/// The part of a generation that a search has found, where it is not in the text that a list shows.
struct MatchedPart: Hashable, Sendable {
  /// What stands before it and is never marked, as `scene 3: `.
  var label: String
  /// The part itself.
  var text: String
}

extension MatchedPart {
  /// The first part that holds a word of the search; nil where that is a handle, which the cast shows.
  init?(of generation: Generation, marking query: Query) {
    var parts = [MatchedPart(label: "prompt: ", text: generation.prompt)]
    parts += generation.scenes.enumerated().dropFirst().map { index, scene in
      MatchedPart(label: "scene \(index + 1): ", text: scene.prompt)
    }
    parts.append(MatchedPart(label: "notes: ", text: generation.notes))
    parts += generation.tags.map { MatchedPart(label: "#", text: $0) }
    parts += generation.cast.map { MatchedPart(label: "@\($0.handle) ", text: $0.name) }
    let handles = generation.cast.map(\.handle.description)
    guard let part = parts.first(where: { query.hasMarks(in: $0.text) }),
      !part.label.hasPrefix("@") || !handles.contains(where: query.hasMarks)
    else { return nil }
    self = part
  }
}

extension Workspace {
  /// More rows than anybody reads in a terminal.
  private static var mostParts: Int { 1000 }

  /// A table of what a search has found, in which something of it can be seen in every row.
  ///
  /// - Parameters:
  ///   - lines: the rows.
  ///   - text: the search as it was typed.
  ///   - isShown: whether somebody sees the table, so that it is worth looking for parts.
  /// - Throws: what the catalog says.
  /// - Returns: a row for each line.
  func table(
    _ lines: [GenerationLine],
    foundBy text: String,
    isShown: Bool = true
  ) throws -> Table {
    let query = try wordsToMark(by: text)
    guard isShown, query.hasMarks else { return Table(lines, marking: query) }
    let hidden = lines.filter { !query.hasMarks(in: $0.prompt) }
    var parts: [ItemID: MatchedPart] = [:]
    for generation in try generations(ids: hidden.prefix(Self.mostParts).map(\.id)) {
      parts[generation.id] = MatchedPart(of: generation, marking: query)
    }
    return Table(lines, marking: query, parts: parts)
  }
}
