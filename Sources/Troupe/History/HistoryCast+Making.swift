import TroupeCatalog
import TroupeModel

extension HistoryCast {
  /// Somebody who is to be made, by all names that are written for it.
  private struct Person {
    var names: [Name]
    var id: ItemID?
  }

  /// Makes characters for those whom nobody is called, and the looks that are written and missing.
  ///
  /// - Parameters:
  ///   - missing: those who were not found.
  ///   - reader: of the catalog in which handles and ids are to be free.
  ///   - now: when they are made.
  ///   - makeID: a new id.
  /// - Throws: what the catalog says.
  /// - Returns: what is to be written: new characters with all their looks, and new looks of others.
  mutating func make(
    _ missing: [Name],
    in reader: CatalogReader,
    at now: Milliseconds,
    _ makeID: () -> ItemID
  ) throws -> (characters: [Known], looks: [Look]) {
    let addedLooks = addLooks(now, makeID)
    var taken = Set(try reader.characters().map(\.handle.description))
    var made: [Known] = []
    for person in Self.people(missing) {
      guard let first = person.names.first, let source = wanted[first] else { continue }
      let written = person.names.compactMap { wanted[$0]?.written }
      let handle = Self.freeHandle(for: first.folded, &taken)
      let name = source.name ?? written.first { $0 != handle.description } ?? source.written
      let id = try person.id.flatMap { try reader.character($0) == nil ? $0 : nil } ?? makeID()
      var looks: [Handle: String] = [.defaultLook: ""]
      for name in person.names {
        looks.merge(wanted[name]?.frozenLooks ?? [:]) { $0.isEmpty ? $1 : $0 }
        for look in wanted[name]?.looks ?? [] where looks[look] == nil { looks[look] = "" }
      }
      var known = Set([name.lowercased(), handle.description])
      let character = CastCharacter(
        id: id,
        handle: handle,
        name: name,
        description: source.description ?? "",
        aliases: written.filter { known.insert($0.lowercased()).inserted },
        createdAt: now
      )
      let names = [Handle.defaultLook] + looks.keys.filter { $0 != .defaultLook }.sorted()
      let new = Known(
        character: character,
        looks: names.map {
          Look(id: makeID(), characterID: id, name: $0, prompt: looks[$0] ?? "", createdAt: now)
        }
      )
      made.append(new)
      for name in person.names { found[name] = new }
    }
    return (made, addedLooks)
  }

  /// Puts the names together that mean the same: those of one id, and those of which the same handle would be made.
  private static func people(_ missing: [Name]) -> [Person] {
    var people: [Person] = []
    var byID: [ItemID: Int] = [:]
    var byHandle: [String: Int] = [:]
    // Whoever is written as a handle gets that one.
    let frozen = missing.filter { $0.id != nil }
    let handles = missing.filter { $0.id == nil && (try? Handle($0.folded)) != nil }
    let others = missing.filter { $0.id == nil && (try? Handle($0.folded)) == nil }
    for name in frozen + handles + others {
      let wish = Handle(suggestedFrom: name.folded)?.description ?? name.folded
      if let index = name.id.map({ byID[$0] }) ?? byHandle[wish] {
        people[index].names.append(name)
        byHandle[wish] = byHandle[wish] ?? index
      } else {
        if let id = name.id { byID[id] = people.count }
        byHandle[wish] = byHandle[wish] ?? people.count
        people.append(Person(names: [name], id: name.id))
      }
    }
    return people
  }

  /// Makes the looks that are written with characters who are there and that they lack.
  private mutating func addLooks(_ now: Milliseconds, _ makeID: () -> ItemID) -> [Look] {
    var wishes: [ItemID: Set<Handle>] = [:]
    for (name, known) in found {
      wishes[known.character.id, default: []].formUnion(wanted[name]?.looks ?? [])
    }
    var added: [ItemID: [Look]] = [:]
    for known in found.values where added[known.character.id] == nil {
      let id = known.character.id
      added[id] = (wishes[id] ?? []).subtracting(known.looks.map(\.name)).sorted().map {
        Look(id: makeID(), characterID: id, name: $0, createdAt: now)
      }
    }
    for name in found.keys {
      guard let id = found[name]?.character.id, let looks = added[id] else { continue }
      found[name]?.looks += looks
    }
    return added.values.flatMap(\.self).sorted { $0.id < $1.id }
  }

  /// The handle made of a text, or with a number behind it, that nobody has; it is taken then.
  private static func freeHandle(for text: String, _ taken: inout Set<String>) -> Handle {
    let wish = (try? Handle(text)) ?? Handle(suggestedFrom: text)
    var number = 1
    while true {
      let tail = wish == nil || number > 1 ? "-\(number)" : ""
      let candidate = (wish?.description ?? "cast").prefix(Handle.maximumLength - tail.utf8.count)
      if let handle = try? Handle(candidate + tail), taken.insert(handle.description).inserted {
        return handle
      }
      number += 1
    }
  }
}
