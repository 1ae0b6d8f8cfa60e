import TroupeCatalog
import TroupeModel

/// Who the names in a history are, here and now.
struct HistoryCast: Sendable {
  /// One written form, or one frozen character, for which somebody is looked for.
  struct Name: Hashable, Sendable {
    /// As written, without a look, in lower case.
    let folded: String
    /// The id that a frozen member had.
    let id: ItemID?
  }

  /// What is known of somebody who is looked for.
  struct Wanted: Sendable {
    /// As written first.
    var written: String
    /// The display name and the description of a frozen member.
    var name: String?
    var description: String?
    /// The looks that are written with it.
    var looks: Set<Handle> = []
    /// The looks of frozen members, with what they added to the description.
    var frozenLooks: [Handle: String] = [:]
    /// Whether nobody need be found: the character was gone for good when the history was written.
    var isOrphan: Bool
  }

  /// Somebody who was found or made.
  struct Known: Sendable {
    var character: CastCharacter
    var looks: [Look]
  }

  private(set) var wanted: [Name: Wanted] = [:]
  /// Those who are here; whoever is made is put here too.
  var found: [Name: Known] = [:]
  /// The pictures of every look.
  private var references: [ItemID: [FrozenReference]] = [:]

  /// The written forms that were noted, so that a name that stands in every line is looked at once.
  private var noted: Set<String> = []
  /// Names of more than one character, a sentence each.
  private(set) var ambiguities: [String] = []

  /// Notes whom an entry casts.
  mutating func note(_ members: [HistoryEntry.Member]) {
    for member in members {
      switch member {
      case .text(let text):
        guard noted.insert(text).inserted else { continue }
        let (character, look) = Self.parts(of: text)
        var person = wanted[Self.name(character)] ?? Wanted(written: character, isOrphan: false)
        if let look { person.looks.insert(look) }
        // 'Luna' says more than 'luna'.
        if (try? Handle(person.written)) != nil { person.written = character }
        wanted[Self.name(character)] = person
      case .frozen(let member, let isOrphan):
        let name = Self.name(member)
        if wanted[name] == nil {
          wanted[name] = Wanted(
            written: member.handle.description,
            name: member.name,
            description: member.description,
            isOrphan: isOrphan
          )
        }
        if wanted[name]?.frozenLooks[member.look] == nil {
          wanted[name]?.frozenLooks[member.look] = member.lookPrompt
        }
      }
    }
  }

  /// Looks everybody up.
  ///
  /// - Returns: those whom nobody is called, sorted.
  mutating func resolve(in reader: CatalogReader) throws -> [Name] {
    let characters = try reader.characters()
    let looks = try reader.looksInUse()
    references = try reader.frozenReferences()
    var byName: [String: [Int]] = [:]
    var byHandle: [String: Int] = [:]
    var byID: [ItemID: Int] = [:]
    for (index, character) in characters.enumerated() {
      byHandle[character.handle.description] = index
      byID[character.id] = index
      for name in Set(([character.name] + character.aliases).map { $0.lowercased() }) {
        byName[name, default: []].append(index)
      }
    }
    var missing: [Name] = []
    for (name, person) in wanted {
      let named = byName[name.folded] ?? []
      if let index = name.id.flatMap({ byID[$0] }) ?? byHandle[name.folded]
        ?? (named.count == 1 ? named.first : nil)
      {
        let character = characters[index]
        found[name] = Known(character: character, looks: looks[character.id] ?? [])
      } else if named.count > 1, !person.isOrphan {
        let handles = named.map { characters[$0].handle.description }.joined(separator: ", ")
        ambiguities.append(
          "'\(person.written.terminalSafe)' is the name of more than one: \(handles)"
        )
      } else if !person.isOrphan {
        missing.append(name)
      }
    }
    return missing.sorted {
      ($0.folded, $0.id?.description ?? "") < ($1.folded, $1.id?.description ?? "")
    }
  }

  /// The looks that are written with somebody who is here and does not have them, as `luna/armor`, sorted.
  var missingLooks: [String] {
    found.flatMap { name, known in
      let there = Set(known.looks.map(\.name))
      let person = wanted[name]
      return (person?.looks ?? []).subtracting(there).map { "\(person?.written ?? "")/\($0)" }
    }.sorted()
  }

  /// Those whom bare names stand for, by what is written, frozen as everything is now and without a slot.
  func bareMembers() -> [String: CastMember] {
    var members: [String: CastMember] = [:]
    for text in noted { members[text] = member(text) }
    return members
  }

  private func member(_ text: String) -> CastMember? {
    let (written, wish) = Self.parts(of: text)
    guard let known = found[Self.name(written)] else { return nil }
    let look = known.looks.first { $0.name == wish ?? .defaultLook }
    let character = known.character
    return CastMember(
      slot: 0,
      characterID: character.id,
      handle: character.handle,
      name: character.name,
      look: look?.name ?? .defaultLook,
      description: character.description,
      lookPrompt: look?.prompt ?? "",
      // As they are now: nobody can say what they were, and only what changes from here on is a change.
      references: look.map { references[$0.id] ?? [] } ?? [],
      remoteID: nil,
      remoteHandle: nil,
      use: .description,
      textSent: ""
    )
  }

  /// The character of a frozen member now; nil where there is none.
  func character(of member: CastMember) -> ItemID? { found[Self.name(member)]?.character.id }

  /// The written name and the look of `luna/armor`.
  static func parts(of text: String) -> (character: String, look: Handle?) {
    guard let slash = text.firstIndex(of: "/") else { return (text, nil) }
    return (String(text[..<slash]), try? Handle(text[text.index(after: slash)...]))
  }

  static func name(_ written: String) -> Name { Name(folded: written.lowercased(), id: nil) }

  static func name(_ member: CastMember) -> Name {
    Name(folded: member.handle.description, id: member.characterID)
  }
}
