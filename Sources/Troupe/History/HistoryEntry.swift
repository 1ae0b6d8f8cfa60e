import TroupeModel

/// What one record of a history says.
struct HistoryEntry: Sendable {
  /// Somebody in the cast.
  enum Member: Sendable {
    /// As written: `luna` or `luna/armor`.
    case text(String)
    /// With everything as it was then; an orphan's character was gone for good.
    case frozen(CastMember, isOrphan: Bool)
  }

  /// The id that it had; nil where it needs one.
  var id: ItemID?
  /// The rest, but for the id and the cast.
  var generation: Generation
  var cast: [Member]
  /// Whether it was called stored without an id of its job, which the catalog cannot hold.
  var lacksRemoteID = false

  /// Stands where no id is known yet.
  static let noID: ItemID = {
    var zero = ZeroGenerator()
    return ItemID(using: &zero)
  }()

  private struct ZeroGenerator: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0 }
  }
}

/// Which job of which endpoint it is, as 128 bits by which a million are compared in little room.
struct JobKey: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64

  init(_ endpoint: String, _ remoteID: RemoteID) {
    // FNV-1a with two beginnings; a zero byte keeps the two texts apart.
    var first: UInt64 = 0xCBF2_9CE4_8422_2325
    var second: UInt64 = 0x9E37_79B9_7F4A_7C15
    func add(_ byte: UInt8) {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
      second = (second ^ UInt64(byte)) &* 0x9E37_79B1_85EB_CA87
      second ^= second >> 29
    }
    for byte in endpoint.utf8 { add(byte) }
    add(0)
    for byte in remoteID.description.utf8 { add(byte) }
    self.first = first
    self.second = second
  }
}

/// An id in its 80 bits.
struct PackedID: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt16

  init(_ id: ItemID) {
    var bits: (UInt64, UInt64) = (0, 0)
    for (index, byte) in id.description.utf8.enumerated() {
      let value = UInt64(Self.values[Int(byte & 0x7F)])
      if index < 12 { bits.0 = bits.0 << 5 | value } else { bits.1 = bits.1 << 5 | value }
    }
    high = bits.0 << 4 | bits.1 >> 16
    low = UInt16(truncatingIfNeeded: bits.1)
  }

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 128)
    for (index, byte) in "0123456789abcdefghjkmnpqrstvwxyz".utf8.enumerated() {
      values[Int(byte)] = UInt8(index)
    }
    return values
  }()
}
