import Troupe
import TroupeModel
import TroupeSearch

extension Table {
  /// The lines of generations, a row each, with the words of a search marked in their prompts, or in other parts of
  /// them that stand in the place of the prompt.
  init(
    _ lines: [GenerationLine],
    marking query: Query = .everything,
    parts: [ItemID: MatchedPart] = [:]
  ) {
    let hasVideos = lines.contains { $0.video != nil }
    self.init(
      columns: [.text("id"), .text("status"), .text("created"), .long("cast")]
        + (hasVideos ? [.text("video")] : []) + [.long("prompt")],
      rows: lines.map { line in
        let cast = line.cast.map { member in
          member.look == Handle.defaultLook.description
            ? "@\(member.handle)" : "@\(member.handle)/\(member.look)"
        }
        let scenes =
          line.sceneCount > 0 ? "[\(Amounts.count(line.sceneCount, "scene"))] " : ""
        let part = parts[line.id] ?? MatchedPart(label: scenes, text: line.prompt)
        return [
          .init(line.id.short, .strong), .init(line.status.rawValue, line.status.tint),
          .init(line.createdAt.localMinute), .init(cast.joined(separator: " ")),
        ] + (hasVideos ? [.init(line.video?.measure ?? "")] : []) + [
          Cell(part.label + part.text, marking: query, behind: part.label.count)
        ]
      }
    )
  }
}

extension GenerationLine.Video {
  /// Size and length, as `1280x720 5 s`.
  fileprivate var measure: String {
    ["\(width)x\(height)", duration.map(Amounts.time)].compactMap(\.self).joined(separator: " ")
  }
}
