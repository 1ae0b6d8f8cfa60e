/// What a line of a history may say of a generation: the keys that a generation has in `--json`.
public enum HistoryKey: String, CaseIterable, Sendable {
  case id, status, prompt, scenes, endpoint, account, model, parameters
  case format, size, duration
  case aspectRatio = "aspect_ratio"
  case image
  case imageContent = "image_sha256"
  case isPrivate = "private"
  case cast
  case remoteID = "remote_id"
  case remoteStatus = "remote_status"
  case progress, failure, cost
  case amount, currency, unit
  case rating, project, tags, notes
  case createdAt = "created_at"
  case parent

  /// Reads a key as somebody types it: `size` and `parameters.size` are the same.
  init?(typed: String) {
    let name = typed.lowercased()
    if let key = Self.byName[name] {
      self = key
    } else if let dot = name.firstIndex(of: "."), let group = Self.groups[String(name[..<dot])],
      let key = Self.byName[String(name[name.index(after: dot)...])], group.contains(key)
    {
      self = key
    } else {
      return nil
    }
  }

  /// The keys by their names.
  static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) }
  )

  /// The keys within an object, by its name.
  static let groups: [String: Set<HistoryKey>] = [
    "parameters": [
      .model, .format, .size, .duration, .aspectRatio, .image, .imageContent, .isPrivate,
    ],
    "cost": [.amount, .currency, .unit],
  ]

  /// Those for which a column may stand.
  public static var columns: [String] { allCases.filter { $0 != .parameters }.map(\.rawValue) }
}
