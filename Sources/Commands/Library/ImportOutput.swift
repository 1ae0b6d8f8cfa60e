import Troupe
import TroupeModel

/// What an import brought in.
struct ImportOutput: CommandOutput {
  var report: HistoryReport
  /// The path as typed.
  var source: String

  var json: JSON { ["import": report.json] }

  func text(_ style: TextStyle) -> String {
    var card = Card(title)
    if let span = report.span {
      card.add(
        "asked for",
        "\(span.lowerBound.localMinute) to \(span.upperBound.localMinute)"
      )
    }
    if report.duplicates > 0 {
      card.add(
        "passed over",
        "\(Amounts.number(report.duplicates)) that are here already or stand there twice"
      )
    }
    card.add(Self.made(report.isDryRun), characters)
    if report.newLooks > 0 {
      card.add(
        "looks",
        "\(Amounts.count(report.newLooks, "look")) \(report.isDryRun ? "would be made" : "made")"
      )
    }
    for note in notes { card.add("note", note, .warning) }
    if !report.ignored.isEmpty {
      card.add("not read", report.ignored.joined(separator: ", "), .warning)
    }
    return card.text(style)
  }

  private var title: String {
    let count = Amounts.number(report.imported)
    let noun = report.imported == 1 ? "generation" : "generations"
    if report.isDryRun {
      return "\(count) \(noun) of \(source) would come in; nothing was written."
    }
    let seconds = report.time.seconds
    guard report.imported >= 1000, seconds > 0 else {
      return "\(count) \(noun) of \(source) came in."
    }
    let rate = Amounts.number(Int(Double(report.imported) / seconds))
    return
      "\(count) \(noun) of \(source) came in, in \(Amounts.time(report.time)): \(rate) a second."
  }

  private static func made(_ isDryRun: Bool) -> String { isDryRun ? "would make" : "made" }

  private var characters: String? {
    let handles = report.newCharacters.map { "@\($0)" }
    guard !handles.isEmpty else { return nil }
    let rest = handles.count - 10
    return handles.prefix(10).joined(separator: ", ")
      + (rest > 0 ? " and \(Amounts.number(rest)) more" : "")
  }

  private var notes: [String] {
    var notes: [String] = []
    if report.missingParents > 0 {
      notes.append(
        "\(Amounts.count(report.missingParents, "parent")) \(report.missingParents == 1 ? "is" : "are") neither there nor here and left out"
      )
    }
    if report.missingImages > 0 {
      notes.append(
        "\(Amounts.count(report.missingImages, "start picture")) \(report.missingImages == 1 ? "is" : "are") not among the files here; the digest is left out"
      )
    }
    if report.withoutRemoteID > 0 {
      notes.append(
        "\(Amounts.number(report.withoutRemoteID)) called stored without a remote id \(report.withoutRemoteID == 1 ? "is" : "are") kept as expired"
      )
    }
    return notes
  }
}
