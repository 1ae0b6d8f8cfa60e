import Testing

@testable import Commands

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Luna", 4), ("小龙", 4), ("e\u{301}", 1), ("👩‍🚀", 2), ("ｱ", 1), ("Ａ", 2), ("ｶﾞﾗｽ", 4),
    ("é", 1),
  ])
  func `a text takes as many columns as a terminal gives it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [("Luna", 4, "Luna"), ("Luna", 3, "Lu…"), ("小龙小龙", 6, "小龙…"), ("小龙", 1, "…")])
  func `a text that is cut never takes more than it may`(text: String, columns: Int, cut: String) {
    #expect(text.cut(to: columns) == cut)
    #expect(text.cut(to: columns).displayWidth <= columns)
  }

  @Test func `a long text is wrapped at spaces, and where there are none anywhere`() {
    #expect("a silver moon above".wrapped(to: 10) == ["a silver", "moon above"])
    #expect("月光下的小龙飞过山".wrapped(to: 10) == ["月光下的小", "龙飞过山"])
    #expect("one\n\ntwo".wrapped(to: 10) == ["one", "", "two"])
  }
}
