public import TroupeModel

/// Reads the replies of one route, whatever shape they have, by the ordered lists of places in the profile.
///
/// It is pure and never fails: a reply that makes no sense is a reading that says so.
public struct ReplyReader: Sendable {
  let paths: ReplyPaths
  let statuses: StatusWords
  let failures: FailureRules
  let charges: Charges?
  let kind: OperationKind?
  /// Whether a character without a name is still being made.
  let awaitsHandle: Bool
  let redaction: Redaction

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - paths: where things are.
  ///   - statuses: the words for the phases of a job.
  ///   - failures: how refusals are told apart.
  ///   - charges: what a number counts that says what was charged.
  ///   - kind: what was asked; nil is read as a creation.
  ///   - awaitsHandle: whether a character that has no name yet is still being made.
  ///   - secret: blotted out should a reply repeat it.
  public init(
    paths: ReplyPaths = .usual,
    statuses: StatusWords = .usual,
    failures: FailureRules = .usual,
    charges: Charges? = nil,
    kind: OperationKind? = nil,
    awaitsHandle: Bool = false,
    secret: Secret? = nil
  ) {
    self.paths = paths
    self.statuses = statuses
    self.failures = failures
    self.charges = charges
    self.kind = kind
    self.awaitsHandle = awaitsHandle
    redaction = Redaction(secret)
  }

  /// The id of the job in a reply: a text as it stands, or the digits of a number.
  public func remoteID(in json: JSON) -> RemoteID? { first(.id, in: json, Self.id) }

  /// The first value at the places of a part that can be read.
  func first<Value>(
    _ part: ReplyPaths.Part,
    in json: JSON,
    _ read: (JSON) -> Value?
  ) -> Value? {
    for path in paths[part] {
      for value in path.values(in: json) {
        if let result = read(value) { return result }
      }
    }
    return nil
  }

  /// The first text at the places of a part that is not blank.
  func text(_ part: ReplyPaths.Part, in json: JSON) -> String? {
    first(part, in: json) { value in
      value.text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
  }

  /// An id: a text that is not blank, or a number above zero by its digits.
  static func id(_ json: JSON) -> RemoteID? {
    switch json {
    case .string(let text): return text.allSatisfy(\.isWhitespace) ? nil : RemoteID(text)
    case .number(let digits):
      guard digits != "0", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return RemoteID(digits)
    default: return nil
    }
  }

  /// A share of the whole, from 0 to 1: written as 67, "67%" or 0.67.
  static func progress(_ json: JSON) -> Double? {
    let text: String
    switch json {
    case .number(let digits): text = digits
    case .string(let string): text = string.filter { !$0.isWhitespace }
    default: return nil
    }
    let isPercent = text.hasSuffix("%")
    guard let value = Double(isPercent ? String(text.dropLast()) : text), value.isFinite, value >= 0
    else { return nil }
    let isFraction = !isPercent && value <= 1 && (text.contains(".") || value == 0)
    return min(1, isFraction ? value : value / 100)
  }

  /// An address that may be fetched: https, or http, which the download judges.
  static func address(_ json: JSON) -> String? {
    guard let text = json.text, let colon = text.firstRange(of: "://"), text.utf8.count <= 16_384,
      ["http", "https"].contains(text[..<colon.lowerBound].lowercased()),
      colon.upperBound < text.endIndex
    else { return nil }
    return text
  }
}

extension EndpointProfile {
  /// A reader for the replies to a request that this profile built.
  public func reader(for built: BuiltRequest, secret: Secret? = nil) -> ReplyReader {
    reader(built.kind, format: built.format, secret: secret)
  }

  /// A reader for the replies of a route, such as a reply that was stored.
  public func reader(
    _ kind: OperationKind,
    format: FormatName = .native,
    secret: Secret? = nil
  ) -> ReplyReader {
    let operation =
      operations.first { $0.kind == kind && $0.format == format } ?? operation(kind)
    return ReplyReader(
      paths: operation?.reply ?? .usual,
      statuses: statuses,
      failures: failures,
      charges: charges,
      kind: kind,
      awaitsHandle: characterUse.contains(.remoteHandle) && self.operation(.queryCharacter) != nil,
      secret: secret
    )
  }
}
