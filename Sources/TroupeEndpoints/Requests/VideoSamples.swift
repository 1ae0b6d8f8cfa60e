import TroupeModel

/// Makes the sample requests of one format of a video.
struct VideoSamples {
  let profile: EndpointProfile
  let format: VideoFormat

  /// Every kind of order that the format takes, and the questions about its jobs.
  var all: [SampleRequest] {
    [
      sample("a prompt", plain), settings, sample("a storyboard", storyboard),
      sample("a start picture by address", starting(with: Self.picture)),
      sample("a start picture as a file", starting(with: Self.pictureFile)),
      sample("a private prompt", asking { $0.isPrivate = true }),
    ].compactMap(\.self) + casts + questions
  }

  private static let picture = SentFile.address("https://example.com/luna.png")
  private static let pictureFile = SentFile.file(.sample("luna.png", "image/png"))
  private static let prompt = "A lighthouse in the fog"

  private var places: Set<Placeholder> {
    profile.operation(.create, format: format)?.placeholders ?? []
  }

  private var model: VideoModel? { profile.model(named: profile.defaultModel) }

  private var plain: VideoOrder {
    VideoOrder(format: format, model: profile.defaultModel, prompt: Self.prompt)
  }

  private func asking(_ change: (inout VideoOrder) -> Void) -> VideoOrder {
    var order = plain
    change(&order)
    return order
  }

  /// A prompt with whatever of size, length and shape the format takes; nil where it takes none.
  private var settings: SampleRequest? {
    let order = asking { order in
      if !places.isDisjoint(with: [.size, .width, .height]) { order.size = size }
      if !places.isDisjoint(with: [.duration, .seconds]) { order.duration = seconds }
      if places.contains(.aspectRatio) { order.aspectRatio = model?.aspectRatios.first ?? "16:9" }
    }
    return order == plain ? nil : sample("a prompt with size, length or shape", order)
  }

  private var size: PixelSize { model?.sizes.first ?? PixelSize(width: 1280, height: 720) }

  private var seconds: Double {
    switch model?.durations {
    case .list(let list): list.first ?? 8
    case .range(let range): min(max(8, range.lowerBound), range.upperBound)
    case nil: 8
    }
  }

  private var storyboard: VideoOrder {
    asking {
      $0.prompt = ""
      $0.scenes = [
        Scene(prompt: "A lighthouse in the fog", duration: 4),
        Scene(prompt: "The fog lifts", duration: 4),
      ]
    }
  }

  private func starting(with picture: SentFile) -> VideoOrder { asking { $0.image = picture } }

  /// One for each way in which the profile puts a character into a video.
  private var casts: [SampleRequest] {
    profile.characterUse.filter { profile.takes($0, format: format) }.flatMap { use in
      orders(using: use).compactMap { form, order in
        sample("a prompt with one character (\(use.rawValue)\(form))", order)
      }
    }
  }

  /// The orders for a character put into a video in that way, with what tells them apart.
  private func orders(using use: CastUse) -> [(String, VideoOrder)] {
    let walks = "walks to the lighthouse"
    switch use {
    case .remoteHandle: return [("", asking { $0.prompt = "@luna.sample \(walks)" })]
    case .mentionID: return [("", asking { $0.prompt = "@ch_sample \(walks)" })]
    case .description:
      return [("", asking { $0.prompt = "Luna, a young woman with silver hair, \(walks)" })]
    case .remoteID:
      return [
        (
          "",
          asking {
            $0.prompt = "Luna \(walks)"
            $0.characterIDs = [RemoteID("ch_sample")].compactMap(\.self)
          }
        )
      ]
    case .references:
      return [(", by address", Self.picture), (", as a file", Self.pictureFile)].map { form, file in
        (
          form,
          asking {
            $0.prompt = "Luna \(walks)"
            $0.references = [file]
          }
        )
      }
    case .clip:
      return [
        (
          "",
          asking {
            $0.prompt = "Luna \(walks)"
            $0.clip = CharacterClip(address: "https://example.com/luna.mp4", span: 1...3)
          }
        )
      ]
    }
  }

  private var questions: [SampleRequest] {
    guard let id = RemoteID("sample:1") else { return [] }
    return [(OperationKind.query, "the question about a job"), (.content, "the video of a job")]
      .compactMap { kind, title in
        let request = try? profile.request(kind, id: id, format: format)
        return request.map { SampleRequest(title: "\(format.rawValue): \(title)", request: $0) }
      }
  }

  /// The sample of an order; nil where the profile does not take it.
  private func sample(_ title: String, _ order: VideoOrder) -> SampleRequest? {
    let request = try? profile.request(for: order)
    return request.map { SampleRequest(title: "\(format.rawValue): \(title)", request: $0) }
  }
}

extension UploadOrder {
  /// A file that stands for any, of a few bytes that are no picture.
  static func sample(_ fileName: String, _ mediaType: String) -> UploadOrder {
    UploadOrder(
      content: ContentID(digest: [UInt8](repeating: 0, count: 32)),
      bytes: Array("sample".utf8),
      fileName: fileName,
      mediaType: mediaType
    )
  }
}
