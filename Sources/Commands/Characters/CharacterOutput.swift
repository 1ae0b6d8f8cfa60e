import Troupe
import TroupeModel

/// A character with all its looks.
struct CharacterOutput: CommandOutput {
  var sheet: CharacterSheet

  var json: JSON { ["character": sheet.json] }

  func text(_ style: TextStyle) -> String {
    let character = sheet.character
    var card = Card("\(character.name)  @\(character.handle)")
    card.add("id", character.id.short)
    card.add("description", character.description)
    card.add("aliases", character.aliases.joined(separator: ", "))
    card.add("tags", character.tags.joined(separator: ", "))
    card.add("notes", character.notes)
    card.add("consent", character.consent)
    card.add("videos", sheet.videoCount > 0 ? "\(sheet.videoCount)" : nil)
    card.add("refused", lines: sheet.exposures.map(\.line), .warning)
    if character.trashedAt != nil { card.add("state", "in the trash", .warning) }
    return ([card.text(style)] + sheet.looks.map { $0.text(style, of: character) })
      .joined(separator: "\n")
  }
}

extension ExposureSheet {
  /// What was refused how often, and how often it was accepted, on one line.
  fileprivate var line: String {
    let what = content.map { "the picture \($0.short) of \(look)" } ?? "the look \(look)"
    let why = refused.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
    return "\(what): refused in \(refusedCount) (\(why)), accepted in \(accepted)"
  }
}

extension LookSheet {
  /// The look with its references and registrations, as a part of its character.
  func text(_ style: TextStyle, of character: CastCharacter) -> String {
    var card = Card("\(character.handle)/\(look.name)")
    card.add("prompt", look.prompt)
    card.add("references", lines: references.map(\.line))
    for registration in registrations {
      card.add(
        "at \(registration.registration.endpoint)",
        registration.line,
        registration.tint
      )
    }
    if references.isEmpty { card.add("references", "none", .warning) }
    return card.text(style)
  }
}

extension ReferenceSheet {
  /// The reference on one line.
  var line: String {
    let size = media.map { "\($0.width)x\($0.height), \(Amounts.bytes($0.bytes))" }
    let length = media?.duration.map(Amounts.time)
    return [
      reference.id.short, reference.role.rawValue, size ?? reference.url, length,
      reference.caption.isEmpty ? nil : "“\(reference.caption)”",
    ].compactMap(\.self).joined(separator: "  ")
  }
}

extension RegistrationSheet {
  /// The registration on one line.
  var line: String {
    var parts = [state.rawValue]
    if let handle = registration.remoteHandle { parts.append("@\(handle)") }
    if let id = registration.remoteID { parts.append(id.description) }
    if state == .live, !changes.isEmpty {
      parts.append("changed since: \(changes.joined(separator: "; "))")
    }
    if state == .live, let end = registration.expiresAt {
      parts.append("until \(end.localMinute)")
    }
    if let failure = registration.failure { parts.append(failure) }
    return parts.joined(separator: "  ")
  }

  /// What its state means in colour.
  var tint: TextStyle.Tint {
    switch state {
    case .live: changes.isEmpty ? .good : .warning
    case .pending: .busy
    case .needsDecision, .expired: .warning
    case .failed: .bad
    case .retired, .superseded, .forgotten: .faint
    }
  }
}
