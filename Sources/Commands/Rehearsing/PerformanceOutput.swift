import Troupe
import TroupeModel

/// What `rehearse` ends by showing.
struct PerformanceOutput: Sendable {
  var library: String
  /// Whether commands find that library without its path.
  var isNearest: Bool
  var registrations: SyncOutput
  var generations: [GenerationSheet]
  var query: String
  var found: SearchPage
  var identity: IdentityOutput?

  var json: JSON {
    .object(
      [.init("library", .string(library))] + (registrations.json.members ?? []).prefix(1) + [
        .init("generations", .array(generations.map(\.json))),
        .init("total", .number(generations.count)),
        .init("search", ["query": .string(query), "total": .number(found.total)]),
        .init("whatis", identity?.json ?? .null),
      ]
    )
  }

  /// The worst of what happened.
  var exit: ErrorReport.Exit {
    let all = generations.map(\.generation.status.exit) + [registrations.exit]
    if all.contains(.decisionNeeded) { return .decisionNeeded }
    return all.contains(.failed) ? .failed : .done
  }

  func text(_ style: TextStyle) -> String {
    var parts = [
      heading("The cast", style), registrations.text(style), heading("The videos", style),
    ]
    for sheet in generations {
      parts += sheet.videos.map { $0.card(of: sheet).text(style) }
      if sheet.videos.isEmpty { parts.append(GenerationOutput(sheet: sheet).text(style)) }
    }
    parts.append(heading("Found again", style))
    parts.append(command("search \(query)", style))
    parts.append(Table(Array(found.lines.prefix(3))).text(style))
    if let identity {
      parts.append(heading("A file in hand", style))
      parts.append(command("whatis \(quoted(identity.file))", style))
      parts.append(identity.text(style))
    }
    return parts.joined(separator: "\n")
  }

  private func heading(_ text: String, _ style: TextStyle) -> String {
    "\n" + style.paint(text, .strong)
  }

  private func command(_ text: String, _ style: TextStyle) -> String {
    let place = isNearest ? "" : "--library \(quoted(library)) "
    return style.paint("$ troupe \(place)\(text)".terminalSafe, .faint)
  }

  private func quoted(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "/._-:".contains($0) }
    return plain
      ? text
      : "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}

extension VideoSheet {
  /// The video with the prompt that it was made from.
  fileprivate func card(of sheet: GenerationSheet) -> Card {
    var card = Card("\(sheet.generation.id.short)  \(sheet.generation.title)")
    card.add("file", path)
    card.add("is", "\(measure), \(Amounts.bytes(video.media.bytes))")
    card.add("with", appearances.map(\.words).joined(separator: ", "))
    return card
  }
}
