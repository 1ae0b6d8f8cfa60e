import Troupe
import TroupeModel

/// A generation with its cast, what was sent, and what came.
struct GenerationOutput: CommandOutput {
  var sheet: GenerationSheet

  var json: JSON { ["generation": sheet.json] }
  var exit: ErrorReport.Exit { sheet.generation.status.exit }

  func text(_ style: TextStyle) -> String {
    let generation = sheet.generation
    let parameters = generation.parameters
    var card = Card(generation.id.short)
    card.add("status", generation.status.rawValue, generation.status.tint)
    card.add("reason", generation.failure, generation.status.tint)
    card.add("prompt", generation.prompt)
    for (index, scene) in generation.scenes.enumerated() {
      let length = scene.duration.map { Amounts.seconds($0) + ": " } ?? ""
      card.add("scene \(index + 1)", length + scene.prompt)
    }
    card.add("cast", lines: generation.cast.map(\.line))
    card.add("asked for", parameters.words)
    card.add("endpoint", generation.endpointWords)
    card.add("remote id", generation.remoteID?.description)
    card.add(
      "cost",
      sheet.ledger.last.flatMap { Amounts.cost($0) } ?? generation.estimate.map { Amounts.cost($0) }
    )
    card.add("rating", generation.rating.map { "\($0) of 5" })
    for refusal in sheet.refusals { card.add("refused", refusal.line, .bad) }
    card.add("project", generation.project)
    card.add("tags", generation.tags.joined(separator: ", "))
    card.add("notes", generation.notes)
    card.add("created", generation.createdAt.localMinute)
    card.add("next", nextStep, .faint)
    return ([card.text(style)] + sheet.videos.map { $0.card.text(style) }).joined(separator: "\n")
  }

  private var nextStep: String? {
    let id = sheet.generation.id.short
    return switch sheet.generation.status {
    case .queued, .submitting, .running, .ready, .downloading: "'troupe watch' stores the video"
    case .needsDecision: "'troupe resolve \(id)' settles it"
    case .needsAttention: "'troupe watch' tries again"
    default: nil
    }
  }
}

extension Refusal {
  /// The refusal on one line: when, what kind, and the endpoint's words.
  var line: String {
    let stage =
      switch reading.stage {
      case .submit: "at submit"
      case .during: "while it was made"
      case .output: "at the output"
      }
    let code = reading.code.map { " \($0)" } ?? ""
    return "\(stage), \(reading.kind)\(code): \(reading.message.singleLine)"
  }
}

extension CastMember {
  /// The member on one line: who, how, and the words that were sent.
  var line: String {
    let how = use.rawValue.split(separator: "_").joined(separator: " ")
    return "@\(handle)/\(look)  by \(how): \(textSent.singleLine)"
  }
}

extension GenerationParameters {
  /// What was asked for besides the prompt, on one line.
  var words: String {
    [
      model, size?.description, duration.map(Amounts.seconds), aspectRatio,
      image.map { "from the picture \($0)" }, format == .openai ? nil : "format \(format.rawValue)",
      isPrivate.map { $0 ? "private" : "not private" },
    ].compactMap(\.self).joined(separator: ", ")
  }
}

extension Generation {
  fileprivate var endpointWords: String {
    account == "default" ? endpoint : "\(endpoint) (\(account))"
  }

  /// The prompt, or for a storyboard the first scene and how many there are.
  var title: String {
    guard let first = scenes.first else { return prompt.singleLine }
    return "[\(Amounts.count(scenes.count, "scene"))] \(first.prompt.singleLine)"
  }
}

extension GenerationStatus {
  /// What it means in colour.
  var tint: TextStyle.Tint {
    switch self {
    case .stored: .good
    case .queued, .submitting, .running, .ready, .downloading: .busy
    case .needsDecision, .needsAttention: .warning
    case .rejected, .failed, .expired: .bad
    case .cancelled: .faint
    }
  }
}
