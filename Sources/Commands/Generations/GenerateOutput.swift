import Troupe
import TroupeModel

/// What `generate` came to: a plan, a request on its way, or a video.
enum GenerateOutput: CommandOutput {
  case plan(GenerationPlan)
  case accepted(GenerationSheet)
  case stored(GenerationOutput)
  case batch(BatchOutput)

  var json: JSON {
    switch self {
    case .plan(let plan): ["plan": plan.json]
    case .accepted(let sheet): ["generation": sheet.json]
    case .stored(let output): output.json
    case .batch(let output): output.json
    }
  }

  var exit: ErrorReport.Exit {
    switch self {
    case .plan, .accepted: .done
    case .stored(let output): output.exit
    case .batch(let output): output.exit
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .plan(let plan): plan.text(style)
    case .accepted(let sheet): Self.text(sheet, style)
    case .stored(let output): output.text(style)
    case .batch(let output): output.text(style)
    }
  }

  private static func text(_ sheet: GenerationSheet, _ style: TextStyle) -> String {
    let generation = sheet.generation
    var card = Card(generation.id.short)
    card.add("status", generation.status.rawValue, generation.status.tint)
    card.add("reason", generation.failure, .warning)
    card.add("cast", lines: generation.cast.map(\.line))
    card.add("asked for", generation.parameters.words)
    card.add("endpoint", generation.endpoint)
    card.add("cost", generation.estimate.map { Amounts.cost($0) })
    card.add("next", "'troupe watch' stores the video when it is there", .faint)
    return card.text(style)
  }
}

extension GenerationPlan {
  /// The exact request, the cast, the warnings and the estimate.
  func text(_ style: TextStyle) -> String {
    var card = Card("Nothing is sent. This would be:")
    card.add("endpoint", endpoint.name)
    card.add("cast", lines: generation.cast.map(\.line))
    card.add("cost", generation.estimate.map { Amounts.cost($0) } ?? "not known")
    if let isPrivate { card.add("private", isPrivate ? "yes" : "no: it may be shown in public") }
    for text in warningTexts { card.add("warning", text, .warning) }
    card.add("budget", budgetRemark, .warning)
    for file in uploadsFirst {
      card.add("first", "\(file.terminalSafe) is uploaded; its address takes the place of upload:…")
    }
    if let imageRemark { card.add("picture", imageRemark) }
    for text in remarks.sentences { card.add("note", text, .warning) }
    return card.text(style) + "\n\n" + wire
  }

  /// The request as it goes over the wire; a file within it is shown by its length.
  var wire: String {
    (head + ["", body.withoutInlineFiles]).map(\.terminalSafe).joined(separator: "\n")
  }
}

extension String {
  /// The text with the bytes in its data URLs replaced by their number.
  fileprivate var withoutInlineFiles: String {
    var result = ""
    var rest = self[...]
    let mark = ";base64,"
    while let found = rest.firstRange(of: mark) {
      result += rest[..<found.upperBound]
      let bytes = rest[found.upperBound...].prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0))
      }
      result += bytes.count > 64 ? "…(\(Amounts.bytes(Int64(bytes.count * 3 / 4))))" : bytes
      rest = rest[bytes.endIndex...]
    }
    return result + rest
  }
}
