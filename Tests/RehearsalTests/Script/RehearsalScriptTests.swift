import Testing
import TroupeModel

@testable import Rehearsal

struct RehearsalScriptTests {
  static let rules: [(String, RehearsalRule)] = [
    (
      #"{"route":"create_video","nth":2,"do":"delay","ms":50}"#,
      RehearsalRule(.createVideo, from: 2, count: 1, .delay(Milliseconds(50)))
    ),
    (
      #"{"route":"any","do":"status","status":429,"retry_after":2}"#,
      RehearsalRule(nil, .status(ScriptedStatus(429, retryAfter: 2)))
    ),
    (
      #"{"route":"file","from":3,"do":"status","status":410,"body":"gone","type":"text/plain"}"#,
      RehearsalRule(
        .file,
        from: 3,
        .status(ScriptedStatus(410, body: "gone", type: "text/plain"))
      )
    ),
    (
      #"{"route":"create_unified","count":1,"do":"drop_before"}"#,
      RehearsalRule(.createUnified, count: 1, .dropBefore)
    ),
    (
      #"{"route":"create_character","do":"drop_after"}"#,
      RehearsalRule(.createCharacter, .dropAfter)
    ),
    (
      #"{"route":"query_video","path":"task_7","do":"shape","shape":"nested"}"#,
      RehearsalRule(.queryVideo, path: "task_7", .shape(.nested))
    ),
    (
      #"{"route":"query_unified","do":"words","running":"generating","done":""}"#,
      RehearsalRule(.queryUnified, .words(StatusWords(running: "generating", done: "")))
    ),
    (#"{"route":"query_video","do":"no_url"}"#, RehearsalRule(.queryVideo, .noURL)),
    (#"{"route":"content","do":"html_file"}"#, RehearsalRule(.content, .htmlFile)),
    (#"{"route":"file","do":"truncate","bytes":9}"#, RehearsalRule(.file, .truncated(bytes: 9))),
    (#"{"route":"file","do":"cut","bytes":9}"#, RehearsalRule(.file, .cut(bytes: 9))),
    (
      #"{"route":"query_character","do":"no_username"}"#,
      RehearsalRule(.queryCharacter, .noUsername)
    ),
    (
      #"{"route":"create_video","do":"slow","polls":4}"#,
      RehearsalRule(.createVideo, .slow(polls: 4))
    ),
    (
      #"{"route":"create_video","do":"fail_job","message":"no","code":"moderation_blocked"}"#,
      RehearsalRule(.createVideo, .failJob(JobFailure(code: "moderation_blocked", message: "no")))
    ),
  ]

  @Test(arguments: rules)
  func `a rule is read`(text: String, rule: RehearsalRule) throws {
    let script = try RehearsalScript(JSON(parsing: "{\"rules\":[\(text)]}"))
    #expect(script.rules == [rule])
  }

  static let mistakes: [(String, String)] = [
    (#"[]"#, "is not an object with a list of rules"),
    (#"{"rules":{}}"#, "is not an object with a list of rules"),
    (#"{"rules":[],"seed":1}"#, "has an unknown member 'seed'"),
    (#"{"rules":[5]}"#, "is a number, not an object"),
    (#"{"rules":[{"route":"file"}]}"#, "does not say what to do in `do`"),
    (#"{"rules":[{"do":"no_url"}]}"#, "does not name a `route`, or `any`"),
    (#"{"rules":[{"route":"file","do":"trunkate"}]}"#, "has an unknown `do`: 'trunkate'"),
    (
      #"{"rules":[{"route":"creat_video","do":"no_url"}]}"#, "has an unknown `route`: 'creat_video'"
    ),
    (
      #"{"rules":[{"route":"any","do":"shape","shape":"neste"}]}"#,
      "has an unknown `shape`: 'neste'"
    ),
    (#"{"rules":[{"route":"any","do":"delay"}]}"#, "lacks `ms`"),
    (#"{"rules":[{"route":"any","do":"delay","ms":"1"}]}"#, "for `ms`"),
    (#"{"rules":[{"route":"any","do":"no_url","ms":1}]}"#, "has an unknown member 'ms'"),
    (#"{"rules":[{"route":"any","do":"no_url","nth":1,"count":2}]}"#, "has `nth` beside"),
    (#"{"rules":[{"route":"any","do":"no_url","nth":0}]}"#, "at least 1 for `nth`"),
    (#"{"rules":[{"route":"any","do":"status","status":700}]}"#, "above 599"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named`(text: String, problem: String) throws {
    let json = try JSON(parsing: text)
    let error = #expect(throws: RehearsalError.self) { try RehearsalScript(json) }
    #expect(error.map { "\($0)".contains(problem) } == true, "\(String(describing: error))")
  }

  @Test func `a misspelt word gets the nearest real one`() throws {
    let json = try JSON(parsing: #"{"rules":[{"route":"creat_video","do":"no_url"}]}"#)
    let error = #expect(throws: RehearsalError.self) { try RehearsalScript(json) }
    #expect(error?.hint == "Did you mean create_video or query_video?")
  }

  @Test func `a rule applies to the requests that it counts`() {
    var progress = ScriptProgress(
      RehearsalScript([RehearsalRule(.file, path: "a.mp4", from: 2, count: 2, .htmlFile)])
    )
    func isHTML(_ route: RehearsalRoute, _ target: String) -> Bool {
      progress.plan(for: route, target: target).file == .html
    }
    let file = RehearsalRoute.file(name: "x")
    #expect(!isHTML(file, "/files/a.mp4"))
    #expect(!isHTML(file, "/files/b.mp4"))
    #expect(!isHTML(.createVideo, "/files/a.mp4"))
    #expect(isHTML(file, "/files/a.mp4"))
    #expect(isHTML(file, "/files/a.mp4"))
    #expect(!isHTML(file, "/files/a.mp4"))
  }

  @Test func `delays add up and the first ending stands`() {
    let plan = RequestPlan([
      .delay(Milliseconds(10)), .dropAfter, .delay(Milliseconds(5)), .dropBefore,
    ])
    #expect(plan.delay == Milliseconds(15))
    #expect(plan.ending == .dropAfter)
  }
}
