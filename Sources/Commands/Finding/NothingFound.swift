import Troupe
import TroupeModel
import TroupeSearch

/// Why a search found nothing, wherever one is taken.
struct NothingFound: Sendable {
  /// The parts that are to blame.
  var hints: [SearchHint] = []
  /// What there is to say where no part is.
  var sentence: String?

  /// What `--json` prints.
  var json: JSON { .array(hints.map(\.json)) }

  /// The words behind the sentence that there is nothing.
  func text(behind empty: String) -> String {
    let lines = sentence.map { [$0] } ?? hints.map(\.sentence)
    return ([empty] + lines.map { "  " + $0.singleLine.terminalSafe }).joined(separator: "\n")
  }
}

extension Workspace {
  /// Why a list is empty.
  ///
  /// - Parameters:
  ///   - count: how many were found; where there are some, there is nothing to say.
  ///   - text: the search as it was typed.
  ///   - listing: what it went through.
  ///   - inTrash: whether it went through the characters in the trash.
  ///   - elsewhere: what is said where the search itself finds something and the list shows less than that, as
  ///     `nothing of that is under way`; nil for a list that shows all.
  /// - Throws: what the search throws, with its place.
  /// - Returns: nothing to say where something was found, or nothing was looked for.
  func whyNothing(
    _ count: Int,
    foundBy text: String,
    in listing: SearchListing = .generations,
    inTrash: Bool = false,
    elsewhere: String? = nil
  ) throws -> NothingFound {
    guard count == 0, text.contains(where: { !$0.isWhitespace }) else { return NothingFound() }
    return try locating(text, in: listing) {
      if let elsewhere, let found = try self.count(text, in: listing, inTrash: inTrash) {
        return NothingFound(sentence: "The search itself finds \(found); \(elsewhere).")
      }
      let hints = try hints(forNothingFoundBy: text, in: listing, inTrash: inTrash)
      guard hints.isEmpty, let part = try? SearchPart(parsing: text, in: listing),
        part.leaves.count > 1
      else { return NothingFound(hints: hints) }
      return NothingFound(
        sentence: "Each part of the search finds something, and all together nothing."
      )
    }
  }

  /// How many a search finds, in words; nil where it finds nothing.
  private func count(_ text: String, in listing: SearchListing, inTrash: Bool) throws -> String? {
    switch listing {
    case .generations:
      let page = try search(text, limit: 1)
      guard page.total > 0 else { return nil }
      return page.total == 1
        ? "1 generation"
        : "\(Amounts.total(page.total, isExact: page.isTotalExact)) generations"
    case .characters:
      let page = try characterPage(matching: text, inTrash: inTrash, limit: 1)
      return page.total == 0 ? nil : Amounts.count(page.total, "character")
    }
  }
}
