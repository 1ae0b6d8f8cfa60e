import FoundationEssentials
import TestSupport

/// Draws the arguments of searches.
///
/// Half of the searches take all that they ask for from one generation, so that there is something to be found.
struct Draw {
  let samples: Samples
  let folder: String
  var random: SeededRandom
  private var focus: Samples.Sample?

  init(samples: Samples, folder: String, random: SeededRandom) {
    self.samples = samples
    self.folder = folder
    self.random = random
  }

  /// Begins another search.
  mutating func begin() { focus = Bool.random(using: &random) ? one(samples.all) : nil }

  mutating func sample() -> Samples.Sample { focus ?? one(samples.all) }

  /// A word of a prompt, the common ones often.
  mutating func word() -> String { from(\.words) }

  /// So many letters at the beginning of a word.
  mutating func beginning(_ length: Int) -> String {
    String(from { $0.words.filter { $0.utf8.count >= length } }.prefix(length))
  }

  /// A word that few prompts hold.
  mutating func rareWord() -> String {
    Vocabulary.words[Int.random(in: 20_000..<Vocabulary.count, using: &random)]
  }

  /// Two words that stand side by side somewhere.
  mutating func neighbours() -> (String, String) { from(\.neighbours) }

  /// So many characters in a row, from the middle of a run of some prompt.
  mutating func run(_ count: Int) -> String {
    let run = from { $0.runs.filter { $0.count >= count } }
    let start = Int.random(in: 0...(run.count - count), using: &random)
    return String(run.dropFirst(start).prefix(count))
  }

  /// Somebody, who is in much often.
  mutating func member() -> (handle: String, look: String) { from(\.cast) }

  mutating func person() -> Samples.Person { one(samples.people) }

  mutating func tag() -> String { from(\.tags) }

  mutating func project() -> String { from { $0.project.isEmpty ? [] : [$0.project] } }

  mutating func size() -> (width: Int, height: Int) { from { $0.size.map { [$0] } ?? [] } }

  mutating func parent() -> String { from { $0.parent.map { [$0] } ?? [] } }

  mutating func one<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  /// The first day of a month in which something was made, and that of the next, in UTC.
  mutating func month() -> (text: String, start: Date, end: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let moment = Date(timeIntervalSince1970: Double(sample().createdAt) / 1000)
    let parts = calendar.dateComponents([.year, .month], from: moment)
    let (year, month) = (parts.year ?? 2025, parts.month ?? 1)
    func first(_ months: Int) -> Date {
      calendar.date(from: DateComponents(year: year, month: month + months, day: 1)) ?? moment
    }
    return ("\(year)-" + (month < 10 ? "0" : "") + "\(month)", first(0), first(1))
  }

  private mutating func from<Element>(_ list: (Samples.Sample) -> [Element]) -> Element {
    if let focus, case let elements = list(focus), !elements.isEmpty { return one(elements) }
    while true {
      let elements = list(one(samples.all))
      if !elements.isEmpty { return one(elements) }
    }
  }
}
