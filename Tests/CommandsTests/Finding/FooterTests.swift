import ArgumentParser
import Testing

@testable import Commands

@Suite struct FooterTests {
  /// A page and what is said below it.
  struct Page: Sendable {
    var shown: Int
    var total: Int
    var isExact = true
    var typed: [String] = []
    var footer: String?
  }

  private static let more = "--limit shows more, --after k the next"

  @Test(arguments: [
    Page(shown: 50, total: 53, footer: "and 3 more; \(more)"),
    Page(shown: 50, total: 12_345, footer: "and 12,295 more; \(more)"),
    Page(shown: 50, total: 10_000, isExact: false, footer: "50 of 10,000+; \(more)"),
    Page(shown: 2, total: 5, typed: ["--limit", "2"], footer: "and 3 more; \(more)"),
    Page(shown: 50, total: 120, typed: ["--after", "x"], footer: "120 in all; --after k the next"),
    Page(
      shown: 50,
      total: 10_000,
      isExact: false,
      typed: ["--after", "x"],
      footer: "10,000+ in all; --after k the next"
    ),
    Page(shown: 50, total: 50), Page(shown: 7, total: 7), Page(shown: 0, total: 0),
    Page(shown: 20, total: 120, typed: ["--after", "x"]),
    Page(shown: 7, total: 10_000, isExact: false),
  ])
  func `a page says how many more there are and how to see them`(page: Page) throws {
    let options = try PageOptions.parse(page.typed)
    for last in ["k", nil] {
      let footer = Listing.footer(
        shown: page.shown,
        total: page.total,
        isExact: page.isExact,
        options,
        last: last
      )
      #expect(footer == (last == nil ? nil : page.footer))
    }
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567"),
    (-1234, "-1,234"),
  ])
  func `numbers have commas`(number: Int, text: String) {
    #expect(Amounts.number(number) == text)
  }
}
