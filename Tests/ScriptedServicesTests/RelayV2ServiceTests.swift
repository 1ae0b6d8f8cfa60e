import ScriptedServices
import Testing
import TroupeModel

@Suite struct RelayV2ServiceTests {
  private let path = "/v2/videos/generations"
  private let body = #"{"model":"sora-2","prompt":"A cat","aspect_ratio":"16:9","duration":10}"#

  @Test func `a task goes from its start to its output in capitals`() throws {
    try withService(.relayV2) { service, client in
      let created = try client.post(path, body).json
      let id = try #require(service.jobs.first?.id)
      #expect(created == ["task_id": .string(id)])
      let running = try client.get("\(path)/\(id)").json
      #expect(running["status"] == "IN_PROGRESS")
      #expect(running["progress"] == "50%")
      #expect(running["data"] == .null)
      let done = try client.get("\(path)/\(id)").json
      #expect(done["status"] == "SUCCESS")
      #expect(done["fail_reason"] == "")
      let link = try #require(done["data"]?["output"]?.text)
      #expect(try client.fetch(link).body == TestFiles.mp4(seconds: 10))
      #expect(service.faults == [])
    }
  }

  @Test func `a failure says why`() throws {
    try withService(.relayV2, pollsUntilDone: 1) { service, client in
      service.rules = [.on(.createVideo, .failJob(code: "x", message: "No more room."))]
      let id = try #require(try client.post(path, body).json["task_id"]?.text)
      let failed = try client.get("\(path)/\(id)").json
      #expect(failed["status"] == "FAILURE")
      #expect(failed["fail_reason"] == "No more room.")
      #expect(service.charges.count == 1)
    }
  }

  @Test(arguments: [
    (#"{"prompt":"p"}"#, 400), (#"{"model":"sora-2","prompt":7}"#, 400),
    (#"{"model":"veo","prompt":"p"}"#, 404),
    (#"{"model":"sora-2","prompt":"p","size":"1x1","aspect_ratio":"1:1"}"#, 400),
    (#"{"model":"sora-2","prompt":"p","aspect_ratio":"wide"}"#, 400),
    (#"{"model":"sora-2","prompt":"p","images":["a.png"]}"#, 400),
    (#"{"model":"sora-2","prompt":"p","seconds":4,"duration":4}"#, 400),
    (#"{"model":"sora-2","prompt":"p","quality":"high"}"#, 400),
  ])
  func `a wrong request gets a code and no data`(body: String, status: Int) throws {
    try withService(.relayV2) { service, client in
      let reply = try client.post(path, body)
      #expect(reply.status == status)
      #expect(reply.json.members?.map(\.name) == ["code", "message", "data"])
      #expect(service.faults.count == 1)
      #expect(service.charges == [])
    }
  }

  @Test func `an unknown task does not exist, and other routes are invalid`() throws {
    try withService(.relayV2) { _, client in
      let task = try client.get("\(path)/nobody")
      #expect(task.status == 400 && task.json["code"] == "task_not_exist")
      let route = try client.post("/v1/videos", body)
      #expect(route.status == 404)
      #expect(route.json["error"]?["message"] == "Invalid URL (POST /v1/videos)")
    }
  }
}
