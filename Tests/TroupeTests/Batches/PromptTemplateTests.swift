import Testing

@testable import Troupe

@Suite struct PromptTemplateTests {
  func filled(_ text: String, _ values: [String: String]) -> String {
    PromptTemplate(text).filled { values[$0] }
  }

  @Test func `a name in braces becomes its value, as often as it stands there`() {
    #expect(
      filled(
        "@luna in {place}, {place} at {time of day}",
        ["place": "Rome", "time of day": "dusk"]
      )
        == "@luna in Rome, Rome at dusk"
    )
    #expect(PromptTemplate("{a} {b_2} {c-d}").names == ["a", "b_2", "c-d"])
  }

  @Test func `two braces are one, and what is no name stays as it is`() {
    #expect(filled("{{place}} {place}", ["place": "Rome"]) == "{place} Rome")
    #expect(filled("a } b { c {1} {} {?}", ["1": "x"]) == "a } b { c {1} {} {?}")
    #expect(PromptTemplate("{{place}}").names.isEmpty)
  }

  @Test func `a value is no template itself`() {
    #expect(filled("{a} and {b}", ["a": "{b}", "b": "{{x}}"]) == "{b} and {{x}}")
  }

  @Test func `a name without a value stays`() {
    #expect(filled("in {place}", [:]) == "in {place}")
  }
}
