import Troupe
import TroupeModel

/// What `resolve` lists or has settled.
enum ResolveOutput: CommandOutput {
  case cases([UndecidedCase])
  case settled(UndecidedCase, FoundThing?)
  case resumed

  var json: JSON {
    switch self {
    case .cases(let cases): ["cases": .array(cases.map(\.json)), "total": .number(cases.count)]
    case .settled(let found, let thing): ["resolved": found.json, "now": thing?.json ?? .null]
    case .resumed: ["resumed": true]
    }
  }

  func text(_ style: TextStyle) -> String {
    switch self {
    case .resumed: return "The queue goes on: 'troupe watch' sends what waits."
    case .cases(let cases):
      guard !cases.isEmpty else { return "Nothing needs a decision." }
      return cases.map { $0.card.text(style) }.joined(separator: "\n\n")
    case .settled(let found, let thing):
      let id = found.intent.subject.short
      switch thing {
      case .generation(let sheet):
        let status = sheet.generation.status
        return "\(id) is \(style.paint(status.rawValue, status.tint)) now."
          + (status.isTerminal ? "" : " 'troupe watch' stores the video.")
      case .registration(let sheet):
        return "\(id) (@\(sheet.look)) is \(sheet.registration.state.rawValue) now."
      default: return "\(id) is settled."
      }
    }
  }
}

extension UndecidedCase {
  /// The case with its evidence and what can be said about it.
  fileprivate var card: Card {
    let id = intent.subject.short
    var card = Card("\(id)  \(intent.kind.rawValue) at \(endpoint)")
    card.add("what", title)
    card.add("sent", attempt.createdAt.localMinute)
    card.add("why", attempt.transportError, .warning)
    card.add("answer", reply.map { String($0.prefix(600)) })
    card.add(
      "now",
      lines: [
        "found at the provider:  troupe resolve \(id) --remote-id ID",
        "not there:              troupe resolve \(id) --resend",
        "leave it:               troupe resolve \(id) --abandon",
      ]
    )
    return card
  }
}
