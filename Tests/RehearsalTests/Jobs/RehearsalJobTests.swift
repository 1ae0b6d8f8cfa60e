import Testing
import TroupeModel

@testable import Rehearsal

struct RehearsalJobTests {
  static let job = RehearsalJob(
    id: "task_1",
    request: VideoRequest(
      model: "sora",
      parts: [
        VideoRequest.Part(prompt: "one", duration: 2.5),
        VideoRequest.Part(prompt: "二", duration: 3),
      ],
      size: PixelSize(width: 640, height: 360),
      image: "https://a/b",
      characterIDs: []
    ),
    cast: [
      RehearsalJob.Person(characterID: "ch_1", name: "Luna", picture: "ch_1-1.png"),
      RehearsalJob.Person(characterID: "ch_2", name: "Milo", picture: nil),
    ],
    leadPicture: "task_1-lead.png",
    note: "a note",
    state: .waiting,
    createdAt: Milliseconds(7),
    finishedAt: nil,
    pollsBeforeDone: 3,
    plannedFailure: JobFailure(code: "moderation_blocked", message: "no")
  )

  @Test(arguments: [
    RehearsalJob.State.waiting, .done(file: "task_1.mp4"),
    .failed(JobFailure(code: "c", message: "m")),
  ])
  func `a stored job comes back as it was`(state: RehearsalJob.State) throws {
    var job = Self.job
    job.state = state
    job.request.format = state == .waiting ? .openAI : .documented
    job.finishedAt = state == .waiting ? nil : Milliseconds(9)
    #expect(try RehearsalJob(json: JSON(parsing: job.json.pretty)) == job)
  }

  @Test func `a stored character comes back as it was`() throws {
    let character = RehearsalCharacter(
      id: "ch_1",
      username: "luna.k3f9",
      name: "Luna",
      description: "silver hair",
      pictures: ["a.png", "b.jpg"],
      unreachable: ["https://a/b"],
      createdAt: Milliseconds(3),
      clip: "ch_1-clip.mp4"
    )
    #expect(try RehearsalCharacter(json: JSON(parsing: character.json.pretty)) == character)
  }

  @Test(arguments: ["null", "{}", "[]", #"{"id":"a","model":"m","size":"x"}"#])
  func `what is no job is passed over`(text: String) throws {
    #expect(try RehearsalJob(json: JSON(parsing: text)) == nil)
    #expect(try RehearsalCharacter(json: JSON(parsing: text)) == nil)
  }
}
