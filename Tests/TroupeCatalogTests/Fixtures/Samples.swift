import TestSupport
import TroupeModel

/// Makes the rows of a small library, all from one seed.
struct Samples {
  var random: SeededRandom

  init(seed: UInt64 = 1) { random = SeededRandom(seed: seed) }

  mutating func id() -> ItemID { ItemID(using: &random) }

  mutating func content() -> ContentID {
    ContentID(digest: (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })
  }

  mutating func character(_ handle: Handle, aliases: [String] = []) -> CastCharacter {
    CastCharacter(
      id: id(),
      handle: handle,
      name: handle.description.uppercased(),
      aliases: aliases,
      createdAt: Milliseconds(1000)
    )
  }

  mutating func look(_ name: Handle = .defaultLook, of character: CastCharacter) -> Look {
    Look(id: id(), characterID: character.id, name: name, createdAt: Milliseconds(1000))
  }

  mutating func media(_ type: MediaType = .png) -> Media {
    Media(
      content: content(),
      bytes: 1234,
      type: type,
      width: 640,
      height: 360,
      duration: type.isPicture ? nil : Milliseconds(5000),
      createdAt: Milliseconds(1000)
    )
  }

  mutating func generation(_ prompt: String = "rain", cast: [CastMember] = []) -> Generation {
    Generation(
      id: id(),
      endpoint: "rehearsal",
      account: "default",
      prompt: prompt,
      parameters: GenerationParameters(format: .openai, model: "sora-2"),
      cast: cast,
      createdAt: Milliseconds(2000)
    )
  }

  func member(
    _ slot: Int,
    _ character: CastCharacter,
    look: Handle = .defaultLook,
    references: [FrozenReference] = []
  ) -> CastMember {
    CastMember(
      slot: slot,
      characterID: character.id,
      handle: character.handle,
      name: character.name,
      look: look,
      description: character.description,
      lookPrompt: "in armor",
      references: references,
      remoteID: nil,
      remoteHandle: nil,
      use: .description,
      textSent: character.name
    )
  }

  mutating func video(_ media: Media, of generation: Generation? = nil) -> Video {
    Video(
      id: id(),
      generationID: generation?.id,
      media: media,
      origin: "https://a.example/v.mp4",
      createdAt: Milliseconds(3000)
    )
  }

  mutating func intent(for generation: Generation) -> Intent {
    Intent(
      id: id(),
      kind: .generation,
      subject: generation.id,
      request: #"{"prompt":"rain"}"#,
      requestHash: content(),
      price: Cost(micros: 1_500_000, currency: "USD", unit: "call"),
      createdAt: Milliseconds(2500)
    )
  }

  mutating func attempt(_ number: Int, of intent: Intent) -> Attempt {
    Attempt(
      id: id(),
      intentID: intent.id,
      number: number,
      origin: "https://a.example",
      createdAt: Milliseconds(2600)
    )
  }
}

extension Media {
  /// Where the library would keep it.
  var path: String { "media/\(content).\(type.fileExtension)" }
}
