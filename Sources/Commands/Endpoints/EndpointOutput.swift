import Troupe
import TroupeModel

/// An endpoint with what it can do.
struct EndpointOutput: CommandOutput {
  var sheet: EndpointSheet

  var json: JSON { ["endpoint": sheet.json] }

  func text(_ style: TextStyle) -> String {
    let json = sheet.json
    func list(_ name: String) -> String {
      (json[name]?.elements ?? []).compactMap(\.text).joined(separator: ", ")
    }
    var card = Card("\(sheet.name)  \(json["title"]?.text ?? "")")
    if sheet.profileName != sheet.name { card.add("profile", sheet.profileName) }
    card.add("address", sheet.isEmbedded ? "on this machine" : sheet.baseURL)
    if sheet.account != "default" { card.add("account", sheet.account) }
    card.add("key", sheet.keyWords, sheet.keyTint)
    card.add("models", lines: sheet.modelLines)
    card.add("characters", sheet.characterWords ?? "none: described in words")
    card.add("formats", list("formats"))
    card.add("asked every", Amounts.time(sheet.pollInterval))
    card.add("paused", sheet.pauseReason, .bad)
    card.add("retired", sheet.retired, .warning)
    card.add("notes", lines: (json["notes"]?.elements ?? []).compactMap(\.text))
    if sheet.isDefault { card.add("default", "yes", .good) }
    return card.text(style)
  }
}

extension EndpointSheet {
  /// How it is with the key, in words.
  var keyWords: String {
    switch keyState {
    case .notNeeded: "not needed"
    case .present: "present"
    case .missing: "missing: set \(keyVariable ?? ""), or 'troupe endpoint login \(name)'"
    case .notApproved: "not approved for this address: 'troupe endpoint use \(name)'"
    }
  }

  /// What that means in colour.
  var keyTint: TextStyle.Tint {
    switch keyState {
    case .notNeeded: .plain
    case .present: .good
    case .missing, .notApproved: .warning
    }
  }
}
