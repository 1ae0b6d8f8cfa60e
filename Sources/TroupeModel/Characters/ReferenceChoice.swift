/// Which references of a look go along where an endpoint does not take all of them.
///
/// The best one of each role comes first, the roles in the order in which they tell a person apart; what is still free goes
/// to the others by their position. What is kept stays in the order of the look.
public struct ReferenceChoice: Hashable, Sendable {
  /// Those that go along, in the order of the look.
  public var kept: [Reference]
  /// Those that do not, in the order of the look.
  public var dropped: [Reference]

  /// Chooses from one look.
  ///
  /// - Parameters:
  ///   - references: in the order of the look.
  ///   - limit: the most that fit; nil for all.
  public init(_ references: [Reference], limit: Int?) {
    self = Self.shared([references], limit: limit)[0]
  }

  private init(_ references: [Reference], keeping ids: Set<ItemID>) {
    kept = references.filter { ids.contains($0.id) }
    dropped = references.filter { !ids.contains($0.id) }
  }

  /// Chooses from several looks that share one limit: each gets its best, then each its second best, and so on.
  public static func shared(_ looks: [[Reference]], limit: Int?) -> [ReferenceChoice] {
    var queues = looks.map { ranked($0)[...] }
    var free = limit ?? .max
    var kept: Set<ItemID> = []
    while free > 0, queues.contains(where: { !$0.isEmpty }) {
      for index in queues.indices where free > 0 {
        guard let next = queues[index].popFirst() else { continue }
        kept.insert(next.id)
        free -= 1
      }
    }
    return looks.map { ReferenceChoice($0, keeping: kept) }
  }

  /// The one picture that shows a character from the front, for endpoints that want one: a face before any other.
  public static func frontal(of references: [Reference]) -> Reference? { ranked(references).first }

  /// The references, the most telling first.
  private static func ranked(_ references: [Reference]) -> [Reference] {
    var seen: Set<ReferenceRole> = []
    var firsts: [Reference] = []
    var rest: [Reference] = []
    for reference in references {
      if seen.insert(reference.role).inserted {
        firsts.append(reference)
      } else {
        rest.append(reference)
      }
    }
    return firsts.sorted { $0.role.rank < $1.role.rank } + rest
  }
}

extension ReferenceRole {
  /// The place among the roles by how much it tells of who somebody is.
  fileprivate var rank: Int {
    switch self {
    case .face: 0
    case .front: 1
    case .threeQuarter: 2
    case .fullBody: 3
    case .left: 4
    case .right: 5
    case .back: 6
    case .outfit: 7
    case .expression: 8
    case .prop: 9
    case .other: 10
    case .clip: 11
    }
  }
}
