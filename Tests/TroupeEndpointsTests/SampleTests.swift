import Testing
import TroupeModel

@testable import TroupeEndpoints

@Suite struct SampleTests {
  @Test(arguments: ShippedProfiles.names)
  func `every route of a profile has a sample, and every value that it sends is in one`(
    name: String
  ) throws {
    let profile = try Profiles.shipped(name)
    let samples = profile.samples()
    #expect(Set(samples.map(\.title)).count == samples.count)
    for operation in profile.operations {
      let requests = samples.map(\.request).filter {
        $0.kind == operation.kind && $0.format == operation.format
      }
      #expect(!requests.isEmpty, "\(operation.format) \(operation.kind)")
      for name in Self.members(of: operation.body) {
        let isSent = requests.contains { Self.names(in: $0.body).contains(name) }
        // Which model characters are made with is null in the profile of a relay, to be filled in by who knows.
        let isOff = profile.characterCreation?.model == nil && name == "model"
        #expect(isSent || (isOff && operation.kind == .createCharacter), "\(name)")
      }
    }
  }

  @Test func `samples are titled by their format and by what they ask for`() throws {
    #expect(
      try Profiles.shipped("crazyrouter").samples().map(\.title) == [
        "openai: a prompt", "openai: a prompt with size, length or shape", "openai: a storyboard",
        "openai: a start picture by address", "openai: a private prompt",
        "openai: a prompt with one character (remote_handle)",
        "openai: a prompt with one character (description)", "openai: the question about a job",
        "unified: a prompt", "unified: a prompt with size, length or shape",
        "unified: a private prompt", "unified: a prompt with one character (remote_handle)",
        "unified: a prompt with one character (description)", "unified: the question about a job",
        "native: a character (images, by address)", "native: a file",
      ]
    )
    let openai = try Profiles.shipped("openai").samples()
    let sample = try #require(
      openai.first { $0.title == "openai: a prompt with one character (remote_id)" }
    )
    #expect(
      sample.request.bodyText
        == #"{"model":"sora-2","prompt":"Luna walks to the lighthouse","characters":[{"id":"ch_sample"}]}"#
    )
    #expect(
      openai.map(\.title).filter { $0.contains("start picture") || $0.contains("character (") } == [
        "openai: a start picture as a file", "openai: a prompt with one character (remote_id)",
        "openai: a prompt with one character (description)", "native: a character (multipart)",
      ]
    )
  }

  @Test func `a check gives the profile, or every mistake`() throws {
    let good = ProfileCheck(text: try Profiles.json().compact)
    #expect(good.profile?.name == "tiny")
    #expect(good.problems.isEmpty)
    #expect(good.migratedFrom == nil)
    let bad = ProfileCheck(text: try Profiles.json([("models", nil), ("nam", "x")]).compact)
    #expect(bad.profile == nil)
    #expect(
      bad.problems.map(\.description) == [
        "$.nam: unknown key in a profile; did you mean 'name'?", "$.models: this key is missing",
      ]
    )
    #expect(ProfileCheck(text: "[]").problems.map(\.path) == ["$"])
    #expect(ProfileCheck(text: "").problems[0].message.hasPrefix("not JSON"))
  }

  private static func members(of body: BodyTemplate?) -> [String] {
    guard case .object(let members)? = body else { return [] }
    return members.map(\.name)
  }

  private static func names(in body: BuiltRequest.Body) -> [String] {
    switch body {
    case .none: []
    case .json(let text): ((try? JSON(parsing: text))?.members ?? []).map(\.name)
    case .multipart(let parts): parts.map(\.name)
    }
  }
}
