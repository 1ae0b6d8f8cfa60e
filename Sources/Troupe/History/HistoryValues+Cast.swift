import TroupeModel

extension HistoryValues {
  /// Who is in it: a list of handles and of objects as `--json` shows them, or handles with commas or blanks between.
  mutating func cast() -> [HistoryEntry.Member] {
    guard let elements = self[.cast]?.elements else {
      return list(.cast, separators: ",; \t\n，、").compactMap { member($0) }
    }
    var known: Set<String> = []
    var members: [HistoryEntry.Member] = []
    for (index, element) in elements.enumerated() {
      if let text = element.text {
        let trimmed = text.trimmingBlanks
        guard !trimmed.isEmpty, known.insert(trimmed).inserted,
          let checked = checked(trimmed, .cast, .name)
        else { continue }
        if let member = member(checked) { members.append(member) }
      } else if element.members != nil {
        if let member = frozen(element, slot: index + 1) { members.append(member) }
      } else {
        problem(.cast, "member \(index + 1) is \(element.kind), not a handle or an object")
      }
    }
    return Self.numbered(members)
  }

  private mutating func member(_ text: String) -> HistoryEntry.Member? {
    let bare = text.hasPrefix("@") ? String(text.dropFirst()) : text
    guard let slash = bare.firstIndex(of: "/") else {
      if bare.isEmpty { problem(.cast, "'@' names nobody") }
      return bare.isEmpty ? nil : .text(bare)
    }
    guard slash != bare.startIndex, (try? Handle(bare[bare.index(after: slash)...])) != nil else {
      problem(.cast, "'\(text.terminalSafe)' is no character with a look, as luna/armor")
      return nil
    }
    return .text(bare)
  }

  /// A member with everything as it was then.
  private mutating func frozen(_ json: JSON, slot: Int) -> HistoryEntry.Member? {
    let count = problems.count
    guard let written = json["character"]?.text ?? json["handle"]?.text,
      let handle = try? Handle(written)
    else {
      problem(.cast, "member \(slot) has no 'character' that is a handle")
      return nil
    }
    let look = json["look"]?.text ?? Handle.defaultLook.description
    let how = json["how"]?.text ?? CastUse.description.rawValue
    if (try? Handle(look)) == nil {
      problem(.cast, "the look of member \(slot), '\(look.terminalSafe)', is no handle")
    }
    if CastUse(rawValue: how) == nil {
      problem(.cast, "member \(slot): " + Self.unknownWord(how, CastUse.allCases.map(\.rawValue)))
    }
    let remoteID = json["remote_id"]?.text
    if let remoteID, RemoteID(remoteID) == nil {
      problem(.cast, "the remote_id of member \(slot) is no id")
    }
    let member = CastMember(
      slot: json["slot"]?.int ?? slot,
      characterID: json["character_id"]?.text.flatMap { ItemID($0) },
      handle: handle,
      name: prose(json["name"]) ?? handle.description,
      look: (try? Handle(look)) ?? .defaultLook,
      description: prose(json["description"]) ?? "",
      lookPrompt: prose(json["look_prompt"]) ?? "",
      references: references(json["references"], slot),
      remoteID: remoteID.flatMap { RemoteID($0) },
      remoteHandle: prose(json["remote_handle"]),
      use: CastUse(rawValue: how) ?? .description,
      textSent: prose(json["text_sent"]) ?? ""
    )
    guard problems.count == count else { return nil }
    return .frozen(member, isOrphan: json["character_id"] == .null)
  }

  private mutating func prose(_ value: JSON?) -> String? {
    value?.text.flatMap { checked($0, .cast, .prose) }
  }

  private mutating func references(_ value: JSON?, _ slot: Int) -> [FrozenReference] {
    (value?.elements ?? []).compactMap { json in
      let content = json["sha256"]?.text
      let url = json["url"]?.text
      guard let role = json["role"]?.text.flatMap({ ReferenceRole(rawValue: $0) }),
        content == nil || content.flatMap({ ContentID($0) }) != nil, content != nil || url != nil
      else {
        problem(.cast, "a reference of member \(slot) has no role, or neither a sha256 nor a url")
        return nil
      }
      return FrozenReference(
        role: role,
        content: content.flatMap { ContentID($0) },
        url: url,
        isSent: json["sent"]?.bool ?? false
      )
    }
  }

  /// The members with their slots where these are right, else numbered in the order given.
  private static func numbered(_ members: [HistoryEntry.Member]) -> [HistoryEntry.Member] {
    var last = 0
    for (index, member) in members.enumerated() {
      let slot: Int
      switch member {
      case .text: slot = index + 1
      case .frozen(let member, _): slot = member.slot
      }
      guard slot > last, slot <= 10_000 else { return renumbered(members) }
      last = slot
    }
    return members
  }

  private static func renumbered(_ members: [HistoryEntry.Member]) -> [HistoryEntry.Member] {
    members.enumerated().map { index, member in
      guard case .frozen(var frozen, let isOrphan) = member else { return member }
      frozen.slot = index + 1
      return .frozen(frozen, isOrphan: isOrphan)
    }
  }
}
