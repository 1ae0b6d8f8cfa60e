import Foundation
import Testing
import TroupeCatalog
import TroupeModel

@testable import Troupe

@Suite struct ImportProblemTests {
  private let library = TestLibrary()

  /// The sentences of an import that cannot be.
  private func problems(
    _ text: String,
    _ workspace: Workspace,
    name: String = "old.jsonl"
  ) throws -> [String] {
    do {
      _ = try workspace.importHistory(try library.file(name, text), shown: name)
    } catch HistoryError.badLines(_, let problems, let count) {
      #expect(count >= problems.count)
      return problems
    }
    return []
  }

  private func count(_ workspace: Workspace) throws -> Int {
    try workspace.catalog.read { try $0.generationCount() }
  }

  @Test func `all that is wrong is said with its line, and nothing is written`() async throws {
    let workspace = try await library.withLuna()
    let good = #"{"prompt":"a","created_at":"2020-01-01"}"#
    let cases: [(String, String)] = [
      (#"{"prompt":"a"}"#, "created_at: it is missing"),
      (#"{"created_at":"2020-01-01"}"#, "prompt: there is neither a prompt nor a scene"),
      (#"{"prompt":"a","created_at":"soon"}"#, "created_at: 'soon' is no time"),
      (#"{"prompt":7,"created_at":"2020-01-01","size":"big"}"#, "size: 'big' is no size"),
      (#"{"prompt":["a"],"created_at":"2020-01-01"}"#, "prompt: it is a list, not a text"),
      (#"{"prompt":"a\u0007","created_at":"2020-01-01"}"#, "prompt: it holds a control character"),
      (good.dropLast() + #","status":"queued"}"#, "status: 'queued' has not ended"),
      (
        good.dropLast() + #","status":"storde"}"#,
        "status: there is no 'storde'; did you mean 'stored'?"
      ),
      (good.dropLast() + #","rating":6}"#, "rating: 6 is not from 1 to 5"),
      (good.dropLast() + #","rating":2.5}"#, "rating: it is no whole number"),
      (good.dropLast() + #","parameters":{"duration":"x"}}"#, "duration: 'x' is no number"),
      (good.dropLast() + #","duration":0}"#, "duration: 0 is not from 0.001 to 86400"),
      (good.dropLast() + #","parameters":5}"#, "parameters: it is a number, not an object"),
      (good.dropLast() + #","id":"7k3m"}"#, "id: '7k3m' is no id of 16 characters"),
      (good.dropLast() + #","cost":"much"}"#, "cost: it is no amount"),
      (good.dropLast() + #","cost":-1}"#, "cost: it is no amount from 0"),
      (good.dropLast() + #","scenes":[{}]}"#, "scenes: scene 1 has no prompt"),
      (good.dropLast() + #","scenes":[{"prompt":"a","duration":-1}]}"#, "the duration of scene 1"),
      (good.dropLast() + #","cast":[5]}"#, "cast: member 1 is a number, not a handle or an object"),
      (good.dropLast() + #","cast":["luna/"]}"#, "cast: 'luna/' is no character with a look"),
      (good.dropLast() + #","cast":[{"name":"x"}]}"#, "cast: member 1 has no 'character'"),
      (good.dropLast() + #","cast":[{"character":"luna","how":"spell"}]}"#, "there is no 'spell'"),
      (
        good.dropLast() + #","cast":[{"character":"luna","references":[{"role":"face"}]}]}"#,
        "a reference"
      ),
      (good.dropLast() + #","tags":[1]}"#, "tags: it is no list of texts"),
      (good.dropLast() + #","private":"perhaps"}"#, "private: 'perhaps' is neither yes nor no"),
      (good.dropLast() + #","prompt":"b"}"#, "'prompt' is written twice"),
      (good.dropLast() + ",", "it is not JSON (the text ends too early at column 41)"),
      ("7", "it is a number, not an object"), ("{]", "it is not JSON (unexpected ']' at column 2)"),
    ]
    for (line, problem) in cases {
      let found = try problems(good + "\n" + line + "\n" + good, workspace)
      #expect(found.count == 1, "\(line): \(found)")
      #expect(found.first?.hasPrefix("line 2") == true, "\(line): \(found)")
      #expect(found.first?.contains(problem) == true, "\(line): \(found)")
    }
    let many = String(repeating: "{}\n", count: 30)
    #expect {
      _ = try workspace.importHistory(try library.file("a", many), shown: "a.jsonl")
    } throws: { error in
      guard case HistoryError.badLines(_, let problems, 60) = error else { return false }
      return problems.count == 20 && ErrorReport(of: error).details.last == "and 40 more"
    }
    func table(_ text: String) throws -> [String] {
      try problems(text, workspace, name: "old.csv")
    }
    #expect(
      try table("prompt,created_at\na,2020-01-01,x") == [
        "line 2: there are more cells than columns"
      ]
    )
    #expect(try table("prompt,Prompt\na,b") == ["line 1: 'prompt' and 'Prompt' are both prompt"])
    #expect(try count(workspace) == 0)
  }

  @Test func `text that is not UTF-8 is an error with its line`() async throws {
    let workspace = try await library.withLuna()
    let path = try library.file("old.csv", "")
    try Data(
      Array("prompt,created_at\nok,2020-01-01\n".utf8) + [0xD3, 0xEA] + Array(",2020-01-01".utf8)
    )
    .write(to: URL(fileURLWithPath: path))
    #expect {
      _ = try workspace.importHistory(path, shown: "old.csv")
    } throws: { error in
      guard case HistoryError.badLines(_, let problems, 1) = error else { return false }
      return problems == ["line 3: it is not UTF-8"]
    }
  }
}
