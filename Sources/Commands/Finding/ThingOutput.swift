import Troupe
import TroupeModel

/// Whatever was found.
struct ThingOutput: CommandOutput {
  var thing: FoundThing

  var json: JSON { thing.json }

  func text(_ style: TextStyle) -> String {
    switch thing {
    case .character(let sheet): return CharacterOutput(sheet: sheet).text(style)
    case .generation(let sheet): return GenerationOutput(sheet: sheet).text(style)
    case .video(let sheet): return VideoOutput(sheet: sheet).text(style)
    case .registration(let sheet):
      let registration = sheet.registration
      var card = Card("\(registration.id.short)  @\(sheet.look) at \(registration.endpoint)")
      card.add("state", registration.state.rawValue, sheet.tint)
      card.add("remote id", registration.remoteID?.description)
      card.add("remote handle", registration.remoteHandle.map { "@\($0)" })
      card.add("reason", registration.failure, .warning)
      card.add("changed since", lines: sheet.changes)
      card.add("created", registration.createdAt.localMinute)
      return card.text(style)
    }
  }
}
