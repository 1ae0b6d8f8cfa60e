import Troupe
import TroupeModel

/// What `generate` came to: a plan, a request on its way, or a video.
enum GenerateOutput: CommandOutput {
  case plan(GenerationPlan)
  case accepted(GenerationSheet)
  case stored(GenerationOutput)

  var json: JSON {
    switch self {
    case .plan(let plan): ["plan": plan.json]
    case .accepted(let sheet): ["generation": sheet.json]
    case .stored(let output): output.json
    }
  }

  var exit: ErrorReport.Exit {
    switch self {
    case .plan, .accepted: .done
    case .stored(let output): output.exit
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .plan(let plan): plan.text(style)
    case .accepted(let sheet): Self.text(sheet, style)
    case .stored(let output): output.text(style)
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
    card.add("cost", generation.estimate.map(Amounts.cost))
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
    card.add("cost", generation.estimate.map(Amounts.cost) ?? "not known")
    for text in (json["warnings"]?.elements ?? []).compactMap(\.text) {
      card.add("warning", text, .warning)
    }
    if let file = uploadsFirst {
      card.add("first", "\(file.terminalSafe) is uploaded; its address takes the place of upload:…")
    }
    for remark in remarks { card.add("note", remark.words, .warning) }
    for stale in stale { card.add("note", stale.words, .warning) }
    let request = json["request"]
    var wire = ["\(request?["method"]?.text ?? "") \(url)"]
    wire += (request?["headers"]?.members ?? []).map { "\($0.name): \($0.value.text ?? "")" }
    wire += ["", request?["body_text"]?.text ?? ""]
    return card.text(style) + "\n\n" + wire.map(\.terminalSafe).joined(separator: "\n")
  }
}
