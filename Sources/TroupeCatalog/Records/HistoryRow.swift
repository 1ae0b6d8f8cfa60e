public import TroupeModel
import TroupeSearch

/// A generation of the past, ready to be recorded: what SQLite will be given is put together and its words are cut,
/// which any thread may do.
public struct HistoryRow: Sendable {
  /// What belongs to a generation, and how many values it has.
  enum Part: Sendable {
    case scene, tag, member, reference

    var count: Int {
      switch self {
      case .scene: 3
      case .tag: 1
      case .member: 11
      case .reference: 5
      }
    }
  }

  /// Which generation it is.
  public let id: ItemID
  /// The one that it was made from.
  public let parent: ItemID?
  let createdAt: Milliseconds
  /// The values of the generation, then those of its parts.
  private(set) var packed = PackedValues()
  /// How many values the generation itself has.
  private(set) var ownCount = 0
  /// Its parts in order; a reference belongs to the member before it.
  private(set) var parts: [Part] = []
  /// Tokens in UTF-8.
  let words: [UInt8]

  /// Puts a generation together.
  ///
  /// - Parameters:
  ///   - generation: one whose id the catalog has not seen.
  ///   - characters: the keys of whoever may be in its cast.
  public init(_ generation: Generation, _ characters: CharacterKeys) {
    var generation = generation
    if generation.tags.count > 1 {
      generation.tags = Array(Set(generation.tags)).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    id = generation.id
    parent = generation.parent
    createdAt = generation.createdAt
    words = Array(Segmenter.line(SearchSubject.joinedTexts(of: generation)).utf8)
    pack(generation)
    ownCount = packed.values.count
    for (index, scene) in generation.scenes.enumerated() {
      parts.append(.scene)
      packed.append(index + 1)
      packed.append(scene.prompt)
      packed.append(scene.duration.map { Milliseconds.seconds($0).value })
    }
    for tag in generation.tags {
      parts.append(.tag)
      packed.append(tag)
    }
    for member in generation.cast { pack(member, characters) }
  }

  private mutating func pack(_ it: Generation) {
    let parameters = it.parameters
    packed.append(it.id.description)
    packed.append(it.status.rawValue)
    packed.append(it.endpoint)
    packed.append(it.account)
    packed.append(it.prompt)
    packed.append(parameters.format.rawValue)
    packed.append(parameters.model)
    packed.append(parameters.size?.width)
    packed.append(parameters.size?.height)
    packed.append(parameters.duration.map { Milliseconds.seconds($0).value })
    packed.append(parameters.aspectRatio)
    packed.append(parameters.image)
    packed.append(parameters.isPrivate.map { $0 ? 1 : 0 })
    packed.append(it.project)
    packed.append(it.rating)
    packed.append(it.estimate?.micros)
    packed.append(it.estimate?.currency)
    packed.append(it.estimate?.unit)
    packed.append(it.parent?.description)
    packed.append(it.createdAt.value)
    packed.append(it.notes)
    packed.append(it.cast.count)
    packed.append(it.scenes.count)
    packed.append(it.remoteID?.description)
    packed.append(it.failure)
    packed.append(it.remoteStatus)
    packed.append(it.progress)
    packed.append(parameters.imageContent?.description)
  }

  private mutating func pack(_ member: CastMember, _ characters: CharacterKeys) {
    parts.append(.member)
    packed.append(member.slot)
    packed.append(member.characterID.flatMap { characters.keys[$0] })
    packed.append(member.handle.description)
    packed.append(member.name)
    packed.append(member.look.description)
    packed.append(member.description)
    packed.append(member.lookPrompt)
    packed.append(member.remoteID?.description)
    packed.append(member.remoteHandle)
    packed.append(member.use.rawValue)
    packed.append(member.textSent)
    for (index, picture) in member.references.enumerated() {
      parts.append(.reference)
      packed.append(index + 1)
      packed.append(picture.role.rawValue)
      packed.append(picture.content?.description)
      packed.append(picture.url)
      packed.append(picture.isSent ? 1 : 0)
    }
  }
}

/// Under which key each character stands.
public struct CharacterKeys: Sendable {
  let keys: [ItemID: Int64]
}
