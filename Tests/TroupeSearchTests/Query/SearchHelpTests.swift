import Foundation
import Testing

@testable import TroupeSearch

@Suite struct SearchHelpTests {
  @Test(arguments: SearchListing.allCases, [60, 80, 100, 200])
  func `the help fits the terminal, with what is found in one column`(
    listing: SearchListing,
    columns: Int
  ) {
    let lines = SearchFields.help(listing, columns: columns).split(separator: "\n").map(String.init)
    let margin =
      SearchFields.help(listing, columns: 1000).prefix { $0 != "\n" }.count
      - SearchFields.grammar[0].help.count
    for line in lines {
      // Two columns for each of the characters that take two.
      let width = line.reduce(0) { $0 + ($1.isWrittenWithoutSpaces ? 2 : 1) }
      #expect(width <= columns, "\(line)")
      guard line.hasPrefix("   ") else { continue }
      #expect(line.prefix { $0 == " " }.count == margin, "\(line)")
    }
  }

  @Test func `the README has the table of the fields as they are`() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(SearchFields.markdown(.generations)))
  }
}
