import FoundationEssentials
import TroupeModel

extension ServiceReply {
  /// Does to the reply what a rule says; what is not about its looks does nothing here.
  mutating func bend(_ misbehaviour: ServiceMisbehaviour) {
    if case .header(let name, let value) = misbehaviour { headers.append((name, value)) }
    guard case .json(var json) = body else { return }
    switch misbehaviour {
    case .wrap: json = .wrapped(json)
    case .rename(let name, let other): json = json.renaming(name, to: other)
    case .remove(let name): json = json.changing { $0.name == name ? [] : [$0] }
    case .set(let name, let value): json = json.setting(name, to: value)
    case .duplicate(let name, let second):
      json = json.changing { member in
        member.name == name ? [member, JSON.Member(name, second ?? member.value)] : [member]
      }
    case .statusWord(let word):
      json = json.changing { member in
        ["status", "state"].contains(member.name) && member.value.text != nil
          ? [JSON.Member(member.name, .string(word))] : [member]
      }
    case .times(let form):
      json = json.changing { [JSON.Member($0.name, Self.time($0, form))] }
    case .progress(let form):
      if let progress { json = json.setting("progress", to: Self.progress(progress, form)) }
    case .jsonInString(let name):
      let character = character
      json = json.changingPayload { $0.hiding(in: name, character: character) }
    case .cost(let digits, let currency):
      json = json.setting("cost", to: .number(digits))
      if let currency { json = json.setting("currency", to: .string(currency)) }
    default: break
    }
    body = .json(json)
  }

  private static let timeNames: Set<String> = [
    "created_at", "completed_at", "expires_at", "status_update_time", "submit_time", "start_time",
    "finish_time",
  ]

  private static func time(_ member: JSON.Member, _ form: ServiceMisbehaviour.TimeForm) -> JSON {
    guard timeNames.contains(member.name), let time = member.value.int, time > 0 else {
      return member.value
    }
    let seconds = time > 100_000_000_000 ? time / 1000 : time
    return switch form {
    case .seconds: .number(seconds)
    case .milliseconds: .number(seconds * 1000)
    case .iso8601: .string(Date(timeIntervalSince1970: Double(seconds)).ISO8601Format())
    }
  }

  private static func progress(_ percent: Int, _ form: ServiceMisbehaviour.ProgressForm) -> JSON {
    switch form {
    case .integer: .number(percent)
    case .percentText: .string("\(percent)%")
    case .fraction: .number(Double(percent) / 100)
    }
  }
}

extension JSON {
  /// The value with every member, at any depth, replaced by those that the closure gives; inner members first.
  func changing(_ change: (Member) -> [Member]) -> JSON {
    switch self {
    case .object(let members):
      .object(members.flatMap { change(Member($0.name, $0.value.changing(change))) })
    case .array(let elements): .array(elements.map { $0.changing(change) })
    default: self
    }
  }

  /// The value with what is inside the envelope changed, where there is an envelope.
  func changingPayload(_ change: (JSON) -> JSON) -> JSON {
    guard case .object(let members) = self, self["code"] != nil, self["data"]?.members != nil else {
      return change(self)
    }
    return .object(
      members.map {
        $0.name == "data" ? Member($0.name, $0.value.changingPayload(change)) : $0
      }
    )
  }

  func renaming(_ name: String, to other: String) -> JSON {
    changing { [Member($0.name == name ? other : $0.name, $0.value)] }
  }

  /// The value with that member wherever it is, or in the payload where it is nowhere.
  func setting(_ name: String, to value: JSON) -> JSON {
    var isThere = false
    let changed = changing { member in
      guard member.name == name else { return [member] }
      isThere = true
      return [Member(name, value)]
    }
    guard !isThere else { return changed }
    return changingPayload { payload in
      guard case .object(let members) = payload else { return payload }
      return .object(members + [Member(name, value)])
    }
  }

  /// An object with its contents as JSON in a string; ids, statuses and times stay in sight, but the id of a
  /// character that is ready is `character_id` in the string alone.
  func hiding(in name: String, character: JSON?) -> JSON {
    guard case .object(let members) = self else { return self }
    var visible: Set<String> = ["task_id", "status", "state", "created_at", "object"]
    if character == nil { visible.insert("id") }
    var hidden = members.filter { !visible.contains($0.name) && $0.name != "id" }
    if let character { hidden.insert(Member("character_id", character), at: 0) }
    return .object(
      members.filter { visible.contains($0.name) }
        + [Member(name, .string(JSON.object(hidden).compact))]
    )
  }
}
