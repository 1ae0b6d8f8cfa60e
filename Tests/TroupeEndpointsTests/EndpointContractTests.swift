import Testing
import TroupeEndpoints
import TroupeModel

/// What every endpoint made of a shipped profile does, whatever shape its requests and replies have.
@Suite struct EndpointContractTests {
  private func bench(_ name: String) throws -> EndpointBench { try EndpointBench(name) }

  /// The shapes in which an accepted job may be told of; ID stands for the id as JSON, TIME for the time.
  static let acceptances = [
    #"{"id":ID,"status":"processing","created_at":TIME}"#,
    #"{"code":"success","message":"","data":{"id":ID,"task_id":ID,"status":"processing","created_at":TIME}}"#,
    #"{"id":ID,"status":"pending","status_update_time":TIME}"#,
    #"{"task_id":ID,"submit_time":TIME}"#,
    #"{"id":ID,"object":"video","model":"sora-2","status":"queued","progress":0,"created_at":TIME,"error":null}"#,
    #"{"id":ID,"id":ID,"created_at":TIME,"created_at":7}"#,
    #"{"code":200,"data":"{\"task_id\":QUOTED}","created_at":TIME}"#,
  ]

  static let ids = [
    ("sora_1", #""sora_1""#), ("a:b/c 1?é", #""a:b\/c 1?\u00e9""#),
    ("12345678901234567890", "12345678901234567890"),
  ]

  static let times = ["1709123456", "1709123456000", #""2024-02-28T12:30:56Z""#]

  @Test(arguments: ShippedProfiles.names)
  func `a video is created once, with the key and the exact body, and its id is found`(
    name: String
  ) async throws {
    for shape in Self.acceptances {
      for (index, (id, written)) in Self.ids.enumerated() {
        let quoted = written.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let text = shape.replacing("QUOTED", with: quoted).replacing("ID", with: written)
          .replacing("TIME", with: Self.times[index])
        for format in try bench(name).profile.videoFormats {
          let bench = try bench(name)
          bench.answer(HTTPReply(200, text))
          let (built, reading) = try await bench.create(format)
          #expect(reading.remoteID?.description == id, "\(text)")
          #expect(reading.failure == nil)
          #expect(reading.refusal == nil)
          #expect(reading.createdAt == .seconds(1_709_123_456), "\(text)")
          let request = try #require(bench.requests.first)
          #expect(bench.requests.count == 1)
          #expect(request.method == "POST")
          #expect(request.url == bench.base + built.path)
          #expect(request.key?.exposed == bench.key)
          #expect(bench.sent(request) == built.body)
        }
      }
    }
  }

  @Test(arguments: ShippedProfiles.names)
  func `a refusal is a failure with a sentence, a hint, a class and a stage`(
    name: String
  ) async throws {
    let cases: [(Int, String, RemoteFailure.Kind)] = [
      (401, #"{"error":{"message":"no","code":"invalid_api_key"}}"#, .badKey),
      (402, #"{"error":{"message":"no","type":"billing"}}"#, .quota),
      (400, #"{"error":{"message":"no","code":"sentinel_block"}}"#, .moderation),
      (200, #"{"code":"content_filter","message":"no","data":null}"#, .moderation),
      (404, #"{"error":{"message":"Invalid URL (POST /v1/videos)"}}"#, .routeGone),
      (404, #"{"error":{"message":"model not found"}}"#, .modelNotFound),
      (410, #"{"error":{"message":"this model was retired"}}"#, .retired),
      (429, #"{"error":{"message":"slower"}}"#, .rateLimited), (404, "<html>", .html),
      (400, "oops", .other),
    ]
    let format = try #require(bench(name).profile.videoFormats.first)
    for (status, text, kind) in cases {
      let bench = try bench(name)
      bench.answer(HTTPReply(status, text))
      let reading = try await bench.create(format).reading
      #expect(reading.remoteID == nil)
      #expect(reading.failure?.kind == kind, "\(text)")
      #expect(reading.failure?.sentence.isEmpty == false && reading.failure?.hint.isEmpty == false)
      #expect(reading.refusal?.stage == .submit)
      #expect(reading.refusal?.kind == kind.rawValue)
    }
  }

  @Test(arguments: ShippedProfiles.names)
  func `a job is asked about by its id, whatever is in it`(name: String) async throws {
    let encoded = ["sora_1", "a%3Ab%2Fc%201%3F%C3%A9", "12345678901234567890"]
    for format in try bench(name).profile.videoFormats {
      for (index, (id, _)) in Self.ids.enumerated() {
        let bench = try bench(name)
        bench.answer(HTTPReply(200, #"{"status":"queued"}"#))
        let answer = await bench.endpoint.job(try #require(RemoteID(id)), format: format)
        #expect(answer == .reading(JobReading(phase: .waiting, rawStatus: "queued")))
        let request = try #require(bench.requests.first)
        #expect(request.method == "GET")
        #expect(request.url.contains(encoded[index]))
        #expect(request.url.hasPrefix(bench.base + "/"))
      }
    }
  }

  @Test(arguments: ShippedProfiles.names)
  func `every known phase, shape and progress of a job is read`(name: String) async throws {
    let words: [(String, JobReading.Phase)] = [
      ("NOT_START", .waiting), ("queued", .waiting), ("IN_PROGRESS", .running),
      ("brewing", .running), ("SUCCESS", .done), ("completed", .done), ("FAILURE", .failed),
      ("expired", .expired),
    ]
    let shapes = [
      #"{"id":"a","status":"STATUS","progress":SHARE}"#,
      #"{"code":"success","data":{"task_id":"a","status":"STATUS","progress":SHARE}}"#,
      #"{"code":"success","data":{"status":"STATUS","data":{"status":"STATUS","progress":SHARE}}}"#,
      #"{"code":0,"data":"{\"state\":\"STATUS\"}","progress":SHARE}"#,
    ]
    for format in try bench(name).profile.videoFormats {
      for (word, phase) in words {
        for shape in shapes {
          for progress in ["67", #""67%""#, "0.67"] {
            let text = shape.replacing("STATUS", with: word).replacing("SHARE", with: progress)
            let reading = try await bench(name).reading(text, format)
            #expect(reading?.phase == phase, "\(text)")
            #expect(reading?.rawStatus == word)
            #expect(abs((reading?.progress ?? -1) - 0.67) < 1e-9, "\(text)")
            #expect((reading?.refusal?.stage == .during) == (phase == .failed))
          }
        }
      }
    }
  }

  @Test(arguments: ShippedProfiles.names)
  func `a finished video is fetched from its address without the key`(name: String) async throws {
    let shapes = [
      #"{"status":"completed","video":{"url":"U"}}"#, #"{"status":"completed","video_url":"U"}"#,
      #"{"code":"success","data":{"status":"SUCCESS","artifact_url":"U","result_url":"U"}}"#,
      #"{"code":"success","data":{"status":"SUCCESS","data":{"video_url":"U"}}}"#,
      #"{"task_id":"a","status":"SUCCESS","fail_reason":"","data":{"output":"U"}}"#,
      #"{"state":"succeed","content":{"video_url":"U"}}"#,
    ]
    let url = "https://files.example.com/a.mp4?sig=1"
    for format in try bench(name).profile.videoFormats {
      for shape in shapes {
        let bench = try bench(name)
        let reading = try await bench.reading(shape.replacing("U\"", with: "\(url)\""), format)
        #expect(reading?.phase == .done)
        #expect(reading?.resultURL == url, "\(shape)")
        bench.answer(HTTPReply(200, "video", [HTTPHeader("Content-Type", "video/mp4")]))
        let collector = Collector()
        try await bench.endpoint.download(url, sink: collector.take)
        #expect(collector.text == "video")
        #expect(bench.requests.last?.key == nil)
      }
    }
  }

  @Test func `the OpenAI form fetches a video by its job's id, with the key`() async throws {
    let bench = try bench("openai")
    #expect(bench.profile.hasContentRoute(.openai))
    bench.answer(HTTPReply(200, "video", [HTTPHeader("Content-Type", "video/mp4")]))
    let collector = Collector()
    try await bench.endpoint.downloadContent(
      of: #require(RemoteID("a:b")),
      format: .openai,
      sink: collector.take
    )
    #expect(collector.text == "video")
    #expect(bench.requests.map(\.url) == ["https://api.openai.com/v1/videos/a%3Ab/content"])
    #expect(bench.requests.last?.key?.exposed == bench.key)
  }

  @Test(arguments: ShippedProfiles.names)
  func `trouble about a job never changes it`(name: String) async throws {
    let format = try #require(bench(name).profile.videoFormats.first)
    for (status, text) in [(500, #"{"status":"failed"}"#), (200, "<html>"), (200, ""), (429, "{}")]
    {
      #expect(try await bench(name).reading(text, format, status: status) == nil)
    }
    let bench = try bench(name)
    bench.answer(HTTPReply(400, #"{"code":"task_not_exist","message":"x","data":null}"#))
    let answer = await bench.endpoint.job(try #require(RemoteID("a")), format: format)
    guard case .unknownJob = answer else {
      Issue.record("\(answer)")
      return
    }
  }
}
