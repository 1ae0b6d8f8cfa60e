import TroupeModel

/// `created:2026-11`: when it was asked for or made.
public struct CreatedFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "created",
    "the year, month, day (2026-11-30), hour or minute (2026-11-30T18:05), today, yesterday, -2w (h d w m y ago), or from..to",
    example: "created:-2w.."
  )

  private let from: LocalTime?
  private let to: LocalTime?
  private let isSpan: Bool
  /// The time that is meant, in milliseconds since 1970 UTC; nil until it was looked up.
  public private(set) var range: Range<Int64>?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    guard let dots = value.text.firstRange(of: "..") else {
      from = try LocalTime(value.text)
      to = nil
      isSpan = false
      return
    }
    let (first, last) = (value.text[..<dots.lowerBound], value.text[dots.upperBound...])
    guard !first.isEmpty || !last.isEmpty else { throw LocalTime.malformed }
    from = first.isEmpty ? nil : try LocalTime(String(first))
    to = last.isEmpty ? nil : try LocalTime(String(last))
    isSpan = true
    if let from, let to, from.isAfter(to) { throw .upsideDown }
  }

  /// See `SearchFilter`.
  public var value: FieldValue {
    FieldValue((from?.text ?? "") + (isSpan ? ".." : "") + (to?.text ?? ""))
  }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    range?.contains(subject.createdAt.value) ?? false
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    let first = from?.span(now: facts.now, timeZone: facts.timeZone)
    let last = isSpan ? to?.span(now: facts.now, timeZone: facts.timeZone) : first
    let start = first?.lowerBound ?? .min
    var found = self
    found.range = start..<max(start, last?.upperBound ?? .max)
    return .field(Filter(found))
  }
}
