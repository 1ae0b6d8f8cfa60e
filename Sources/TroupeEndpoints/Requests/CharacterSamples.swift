import TroupeModel

/// Makes the sample requests of the routes that belong to no format of a video: characters and files.
struct CharacterSamples {
  let profile: EndpointProfile

  /// A character of every source that the profile names, the question about one, and an upload.
  var all: [SampleRequest] {
    let sources = profile.characterCreation?.sources ?? []
    let creations = sources.flatMap { source in
      orders(from: source).compactMap { form, order in
        sample("a character (\(source.rawValue)\(form))", try? profile.request(for: order))
      }
    }
    let question = RemoteID("ch_sample").flatMap { try? profile.request(forCharacter: $0) }
    let upload = try? profile.request(for: .sample("luna.png", "image/png"))
    return creations
      + [sample("the question about a character", question), sample("a file", upload)]
      .compactMap(\.self)
  }

  private func sample(_ title: String, _ request: BuiltRequest?) -> SampleRequest? {
    request.map { SampleRequest(title: "\($0.format.rawValue): \(title)", request: $0) }
  }

  private func orders(from source: CharacterSource) -> [(String, CharacterOrder)] {
    var order = CharacterOrder(name: "Luna", description: "A young woman with silver hair")
    switch source {
    case .images, .elements:
      let names = ["luna.png", "luna-left.png"]
      return [
        (", by address", names.map { SentFile.address("https://example.com/\($0)") }),
        (", as files", names.map { .file(.sample($0, "image/png")) }),
      ].map { form, pictures in
        order.pictures = pictures
        return (form, order)
      }
    case .clipURL: order.clip = .address("https://example.com/luna.mp4")
    case .clipFile: order.clip = .file(.sample("luna.mp4", "video/mp4"))
    case .fromTask: order.task = RemoteID("video_sample")
    }
    order.span = span
    return [("", order)]
  }

  /// Seconds that the profile allows.
  private var span: ClosedRange<Double> {
    let allowed = profile.characterCreation?.clip?.seconds ?? 1...3
    let length = min(max(2, allowed.lowerBound), allowed.upperBound)
    return 1...(1 + length)
  }
}
