package import TroupeModel

/// One accepted paid request.
package struct Charge: Hashable, Sendable {
  /// What was paid for.
  package enum Kind: String, Hashable, Sendable {
    case video, character
  }

  package var time: Milliseconds
  package var kind: Kind
  package var id: String
}

/// The durable list of what a paid service would have charged, one line of JSON for each.
package struct ChargeLedger: Hashable, Sendable {
  package let path: String

  /// Takes the path of the file.
  package init(path: String) { self.path = path }

  /// All charges in order; a line that a crash cut off is passed over.
  package func charges() throws(RehearsalError) -> [Charge] {
    let text = String(decoding: try DurableFile.read(path) ?? [], as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      guard let json = try? JSON(parsing: String(line)), let time = json["time"]?.int,
        let kind = json["kind"]?.text.flatMap(Charge.Kind.init), let id = json["id"]?.text
      else { return nil }
      return Charge(time: Milliseconds(Int64(time)), kind: kind, id: id)
    }
  }

  /// Adds a line, and returns once it is on the disk.
  func add(_ charge: Charge) throws(RehearsalError) {
    let line: JSON = [
      "time": .number(charge.time.value), "kind": .string(charge.kind.rawValue),
      "id": .string(charge.id),
    ]
    try DurableFile.append(line.compact, to: path)
  }

  /// Adds the lines that a crash between storing and charging has left out.
  func complete(with accepted: [Charge]) throws(RehearsalError) {
    if let last = try DurableFile.read(path)?.last, last != UInt8(ascii: "\n") {
      try DurableFile.append("", to: path)
    }
    let known = Set(try charges().map(\.id))
    for charge in accepted where !known.contains(charge.id) { try add(charge) }
  }
}
