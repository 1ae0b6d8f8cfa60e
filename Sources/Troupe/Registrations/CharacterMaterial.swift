import TroupeEndpoints
import TroupeModel

/// What an endpoint can make a character of, chosen from a look's references by the profile's order of preference.
struct CharacterMaterial: Sendable {
  /// The way.
  var source: CharacterSource
  /// The pictures that go along, in the order of the look; the frontal one first where the endpoint wants one.
  var pictures: [Reference] = []
  /// The pictures for which there is no room.
  var dropped: [Reference] = []
  /// The clip that goes along, or from whose video the endpoint takes the character.
  var clip: Reference?
  /// The pictures that the clip was made of.
  var madeOf: [Reference] = []
  /// The job at this endpoint that made the clip's video.
  var task: RemoteID?

  /// What a registration made from this is created from: changing any of it makes the registration out of date.
  var references: [Reference] { clip.map { [$0] + madeOf } ?? pictures }

  /// Chooses; nil where the look has nothing that the endpoint can use.
  ///
  /// - Parameters:
  ///   - references: all of the look, in its order.
  ///   - profile: the endpoint's.
  ///   - tasks: the jobs of this endpoint by the generations that they made.
  init?(_ references: [Reference], at profile: EndpointProfile, tasks: [ItemID: RemoteID]) {
    let pictures = references.filter { $0.role != .clip }
    let clips = references.filter { $0.role == .clip }
    let current = clips.filter { !Self.isOutdated($0, by: pictures) }
    for source in profile.characterCreation?.sources ?? [] {
      switch source {
      case .images, .elements:
        guard !pictures.isEmpty else { continue }
        let choice = ReferenceChoice(pictures, limit: profile.limits.references)
        self.source = source
        self.pictures = choice.kept
        dropped = choice.dropped
        if source == .elements, let front = ReferenceChoice.frontal(of: choice.kept) {
          self.pictures = [front] + choice.kept.filter { $0.id != front.id }
        }
        return
      case .fromTask:
        let cut = current.lazy.compactMap { clip in
          Self.task(of: clip, in: tasks).map { (clip, $0) }
        }.first
        guard let (clip, task) = cut else { continue }
        self.source = source
        self.clip = clip
        self.task = task
        return
      case .clipURL, .clipFile:
        guard let clip = current.first else { continue }
        self.source = source
        self.clip = clip
        if clip.lineage == .pictures { madeOf = pictures }
        return
      }
    }
    return nil
  }

  private static func task(of clip: Reference, in tasks: [ItemID: RemoteID]) -> RemoteID? {
    guard case .generation(let id, _, _) = clip.lineage else { return nil }
    return tasks[id]
  }

  /// Whether a clip was made of pictures of which one is newer than it.
  static func isOutdated(_ clip: Reference, by pictures: [Reference]) -> Bool {
    clip.lineage == .pictures && pictures.contains { $0.createdAt > clip.createdAt }
  }
}

extension EndpointProfile {
  /// Whether characters can be made there of a clip and in no other way that a look with pictures offers.
  var wantsClip: Bool {
    let sources = characterCreation?.sources ?? []
    return sources.contains(.clipURL) || sources.contains(.clipFile)
  }
}
