import TroupeModel

/// `created:2026-11`: when it was asked for or made.
public struct CreatedFilter: SearchFilter {
  /// See `SearchFilter`.
  public static let field = SearchField(
    "created",
    "the year, month, day (2026-11-30), hour or minute (2026-11-30T18:05), today, yesterday, -2w (h d w m y ago), from..to, > or <",
    example: "created:-2w..",
    suggestions: ["today", "yesterday", "-1d..", "-1w..", "-1m..", "-1y.."]
  )

  /// What was typed.
  private enum Bounds: Hashable {
    case within(LocalTime)
    case span(from: LocalTime?, to: LocalTime?)
    case after(LocalTime)
    case before(LocalTime)
  }

  private let bounds: Bounds
  /// The time that is meant, in milliseconds since 1970 UTC; nil until it was looked up.
  public private(set) var range: Range<Int64>?

  /// See `SearchFilter`.
  public init(reading value: FieldValue) throws(FieldProblem) {
    let text = value.text
    func time(behind count: Int) throws(FieldProblem) -> LocalTime {
      try LocalTime(String(text.dropFirst(count)))
    }
    if text.hasPrefix(">=") {
      bounds = .span(from: try time(behind: 2), to: nil)
    } else if text.hasPrefix("<=") {
      bounds = .span(from: nil, to: try time(behind: 2))
    } else if text.hasPrefix(">") {
      bounds = .after(try time(behind: 1))
    } else if text.hasPrefix("<") {
      bounds = .before(try time(behind: 1))
    } else if let dots = text.firstRange(of: "..") {
      let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
      guard !first.isEmpty || !last.isEmpty else { throw LocalTime.malformed }
      let from = first.isEmpty ? nil : try LocalTime(String(first))
      let to = last.isEmpty ? nil : try LocalTime(String(last))
      if let from, let to, from.isAfter(to) { throw .upsideDown }
      bounds = .span(from: from, to: to)
    } else {
      bounds = .within(try LocalTime(text))
    }
  }

  /// See `SearchFilter`.
  public var value: FieldValue {
    switch bounds {
    case .within(let time): FieldValue(time.text)
    case .span(let from, let to): FieldValue((from?.text ?? "") + ".." + (to?.text ?? ""))
    case .after(let time): FieldValue(">" + time.text)
    case .before(let time): FieldValue("<" + time.text)
    }
  }

  /// See `SearchFilter`.
  public func matches(_ subject: SearchSubject) -> Bool {
    range?.contains(subject.createdAt.value) ?? false
  }

  /// See `SearchFilter`.
  public func resolved(with facts: some SearchFacts, saved: [String]) throws -> Query {
    func span(_ time: LocalTime) -> Range<Int64> {
      time.span(now: facts.now, timeZone: facts.timeZone)
    }
    var found = self
    switch bounds {
    case .within(let time): found.range = span(time)
    case .span(let from, let to):
      let start = from.map(span)?.lowerBound ?? .min
      found.range = start..<max(start, to.map(span)?.upperBound ?? .max)
    case .after(let time): found.range = span(time).upperBound..<(.max)
    case .before(let time): found.range = (.min)..<span(time).lowerBound
    }
    return .field(Filter(found))
  }
}
