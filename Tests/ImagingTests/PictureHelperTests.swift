import TestSupport
import Testing
import TroupeModel

@testable import Imaging

/// The helper as a program that may be missing, stuck, dead or lying.
struct PictureHelperTests {
  let bench: Bench

  init() throws { bench = try Bench() }

  @Test func `a missing helper is named with a hint`() async throws {
    let path = try bench.file("a.png", HandmadePNG(width: 4, height: 4).bytes)
    let error = await #expect(throws: ImagingError.toolMissing(name: "troupe-imaging")) {
      try await ImagingTools.here.with(pictures: nil).probePicture(at: path)
    }
    #expect(error?.hint.contains("troupe-imaging") == true)
    #expect(
      ImagingError.toolMissing(name: "ffmpeg").hint.contains("apt-get install ffmpeg")
    )
  }

  @Test func `a helper that is stuck is killed at the time limit`() async throws {
    let tools = ImagingTools.here.with(pictures: try bench.script("exec sleep 600"))
    let conversation = PictureConversation(tools: tools, timeLimit: .milliseconds(200))
    await #expect(
      throws: ImagingError.timedOut(tool: "troupe-imaging", limit: Milliseconds(200))
    ) {
      try await conversation.answer(to: ["request": "probe"])
    }
  }

  @Test func `a helper that dies costs one request, and the next has a new one`() async throws {
    let tools = ImagingTools.here.with(
      pictures: try bench.script(
        """
        read line
        echo '{"first":true}'
        read line && echo '{"first":false}'
        read line
        exit 1
        """
      )
    )
    var answers: [Bool?] = []
    let conversation = PictureConversation(tools: tools)
    try await conversation.ask([[:], [:], [:], [:]]) { _, answer in
      answers.append((try? answer.get())?["first"]?.bool)
    }
    #expect(answers == [true, false, nil, true])
  }

  @Test func `a helper that answers with nonsense has failed`() async throws {
    let tools = ImagingTools.here.with(pictures: try bench.script("read line; echo pardon"))
    await #expect(
      throws: ImagingError.toolFailed(tool: "troupe-imaging", message: "it answered with nonsense")
    ) {
      try await PictureConversation(tools: tools).answer(to: [:])
    }
  }

  @Test func `cancelling ends the conversation and the helper`() async throws {
    let tools = ImagingTools.here.with(
      pictures: try bench.script("echo $$ > '\(bench.path("pid"))'; exec sleep 600")
    )
    let conversation = PictureConversation(tools: tools, timeLimit: .seconds(60))
    let task = Task { try await conversation.answer(to: [:]) }
    while !bench.exists("pid") { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `programs see no variable but the harmless ones`() async throws {
    let tools = ImagingTools(
      pictures: nil,
      ffmpeg: "/usr/bin/env",
      ffprobe: nil,
      environment: [
        "PATH": "/usr/bin", "HOME": "/root", "CRAZYROUTER_API_KEY": "canary",
        "LD_PRELOAD": "canary", "FONTCONFIG_FILE": "/f",
      ]
    )
    let run = ProgramRun(
      program: tools.ffmpeg,
      arguments: [],
      environment: tools.environment,
      timeLimit: .seconds(120)
    )
    let text = String(decoding: try await run.output(), as: UTF8.self)
    #expect(
      Set(text.split(separator: "\n"))
        == ["PATH=/usr/bin", "HOME=/root", "FONTCONFIG_FILE=/f", "LANG=C.UTF-8"]
    )
  }

  @Test func `output and errors of a program are bounded`() async throws {
    let program = ImagingTools.Program(name: "noise", path: try bench.script("yes noise"))
    var run = ProgramRun(
      program: program,
      arguments: [],
      environment: [:],
      timeLimit: .milliseconds(300)
    )
    run.outputLimit = 1000
    await #expect(throws: ImagingError.self) { try await run.output() }
    let failing = ProgramRun(
      program: ImagingTools.Program(
        name: "noise",
        path: try bench.script("head -c 3000000 /dev/zero >&2; echo the last >&2; exit 3")
      ),
      arguments: [],
      environment: [:],
      timeLimit: .seconds(120)
    )
    await #expect(throws: ImagingError.toolFailed(tool: "noise", message: "the last")) {
      try await failing.output()
    }
  }

  @Test(
    .enabled(if: ImagingTools.canDraw, "troupe-imaging is not built"),
    arguments: ["Luna", "雨夜漫步", "ひらがな", "비 오는 밤", "تمشي", "дождь", "βροχή"]
  )
  func `letters are ink and not the boxes of missing ones`(word: String) async throws {
    // Every code point that no font has is drawn as a box of one size with its number inside.
    let letters = word.filter { !$0.isWhitespace }.map(String.init)
    var sizes: [[Int?]] = []
    try await PictureConversation(tools: .here).ask(
      (letters + ["\u{E0FF}"]).map { letter in
        [
          "request": "text", "text": .string(letter), "size": 60, "width": 400, "height": 200,
          "output": .string(bench.path("t.png")),
        ]
      }
    ) { _, answer in
      let json = try answer.get()
      sizes.append([json["width"]?.int, json["height"]?.int])
    }
    let box = sizes.removeLast()
    #expect(sizes.filter { $0 == box }.count <= letters.count / 4, "\(sizes), the box is \(box)")
  }

  @Test(.enabled(if: ImagingTools.canDraw, "troupe-imaging is not built"))
  func `random requests are all answered by one helper`() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let words: [JSON] = [
      "probe", "thumbnail", "text", "compose", "fit", "", "\u{0}", "png", nil, true, -1, 0, 1, 7,
      99_999_999_999, .number("1e300"), .number("0.5"), [], [:], "#ffffff", "#zz", "box",
      ["kind": "box"], ["kind": "text", "text": "<b>&"], "/nowhere/a.png", "…𝒳\u{202E}",
    ]
    let names = [
      "request", "path", "output", "width", "height", "layers", "text", "size", "smallest",
      "colour", "ground", "kind", "x", "y", "radius", "mode", "fit",
      "box_width", "box_height",
    ]
    let requests = (0..<400).map { index -> JSON in
      var members = names.compactMap { name -> JSON.Member? in
        Bool.random(using: &random)
          ? JSON.Member(name, words.randomElement(using: &random) ?? .null) : nil
      }
      if index % 2 == 0 {
        members.insert(JSON.Member("request", words[index / 2 % 5]), at: 0)
      }
      return .object(members)
    }
    var failures = 0
    try await PictureConversation(tools: .here).ask(requests) { _, answer in
      guard case .failure(let error) = answer else { return }
      failures += 1
      if case .toolFailed(_, "it ended without an answer") = error {
        Issue.record("seed \(seed)")
      }
    }
    #expect(failures > 300, "seed \(seed)")
  }
}
