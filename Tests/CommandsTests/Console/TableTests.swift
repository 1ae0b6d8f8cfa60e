import Testing

@testable import Commands

@Suite struct TableTests {
  private let table = Table(
    columns: [.text("handle"), .long("name"), .number("looks")],
    rows: [["luna", "Luna of the long silver hair", "2"], ["xiaolong", "小龙", "10"]]
  )

  @Test func `columns stay aligned beside Chinese names`() {
    let table = Table(
      columns: [.text("handle"), .text("name"), .number("looks")],
      rows: [["luna", "Luna", "2"], ["xiaolong", "小龙", "10"]]
    )
    #expect(
      table.text(.plain) == """
        HANDLE    NAME  LOOKS
        luna      Luna      2
        xiaolong  小龙     10
        """
    )
  }

  @Test(arguments: [34, 40, 60])
  func `a table fits the terminal`(columns: Int) {
    let lines = table.text(TextStyle(hasColour: false, columns: columns)).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(lines)")
  }

  @Test func `control characters in names do not reach the terminal`() {
    let table = Table(columns: [.text("name")], rows: [[.init("a\u{1B}[31mb\nc")]])
    #expect(table.text(.plain) == "NAME\na\\u{1b}[31mb c")
  }

  @Test func `colour does not move columns`() {
    let table = Table(columns: [.text("a"), .text("b")], rows: [[.init("x", .good), "y"]])
    #expect(
      table.text(TextStyle(hasColour: true, columns: nil)).hasSuffix("\u{1B}[32mx\u{1B}[0m  y")
    )
  }
}
