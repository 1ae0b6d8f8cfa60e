import FoundationEssentials
import Imaging
import TroupeCatalog
import TroupeEndpoints
import TroupeMedia
import TroupeModel

extension Workspace {
  /// The size and the length of a clip where the profile says nothing.
  private static let usualClipSize = PixelSize(width: 1280, height: 720)
  private static let usualClipSeconds = 3.0
  /// The most pictures in a clip, and the most in a second of it: what is seen more shortly shows nothing.
  private static let clipPictures = (most: 12, perSecond: 5.0)

  /// The references of a look with a clip among them, made of its pictures where the policy allows it.
  ///
  /// Nothing is stored before the user agrees; then the clip is a reference of the look, and a clip that was made before of
  /// older pictures goes to the trash.
  ///
  /// - Returns: the references as they are now; nil where no clip may be made, or the user did not want this one.
  func offerClip(for target: SyncTarget, _ run: SyncRun) async throws -> [Reference]? {
    if case .never = run.options.clips { return nil }
    let rules = run.sheet.profile.characterCreation?.clip
    let size = rules?.size ?? Self.usualClipSize
    let seconds = min(
      max(Self.usualClipSeconds, rules?.seconds?.lowerBound ?? 0),
      rules?.seconds?.upperBound ?? .infinity
    )
    let pictures = try target.references.filter { try $0.role != .clip && file($0).path != nil }
    let room = min(Self.clipPictures.most, max(1, Int(seconds * Self.clipPictures.perSecond)))
    let files = try ReferenceChoice(pictures, limit: room).kept.compactMap { picture in
      try file(picture).path.map { (picture, $0) }
    }
    guard !files.isEmpty else { return nil }
    run.report(.makingClip(target.address))
    let clip = TemporaryFile(suffix: ".mp4")
    try await imaging.makeClip(
      of: files.map(\.1),
      to: clip.path,
      size: (width: size.width, height: size.height),
      seconds: seconds
    )
    if case .ask(let answer) = run.options.clips {
      let offer = ClipOffer(
        look: target.address,
        endpoint: run.sheet.name,
        path: clip.path,
        roles: files.map(\.0.role),
        duration: seconds,
        size: size
      )
      guard try await answer(offer) else { return nil }
    }
    return try await keep(clip, of: target)
  }

  private func keep(_ clip: TemporaryFile, of target: SyncTarget) async throws -> [Reference] {
    let media = try await takeIn(fileAt: clip.path)
    let old = target.references.filter { $0.role == .clip && $0.lineage == .pictures }
    let title = "make a clip of \(target.address)"
    return try write(title) { writer in
      for var reference in old {
        reference.trashedAt = world.now()
        try writer.update(reference)
      }
      try writer.insert(media, path: MediaFolder.relativePath(of: media.content, media.type))
      let last = try writer.reader.references(of: target.look.id).map(\.position).max() ?? 0
      try writer.insert(
        Reference(
          id: world.makeID(),
          lookID: target.look.id,
          role: .clip,
          position: last + 1,
          caption: "made of the pictures",
          source: .media(media.content),
          lineage: .pictures,
          createdAt: world.now()
        )
      )
      return try writer.reader.references(of: target.look.id)
    }
  }

  /// The part of a clip that an endpoint is told to take, in seconds.
  ///
  /// - Throws: `TroupeError.clipLength` where the clip is too short, or too long for an endpoint that takes it whole.
  func span(
    of material: CharacterMaterial,
    _ target: SyncTarget,
    _ run: SyncRun
  ) throws -> ClosedRange<Double>? {
    guard let clip = material.clip else { return nil }
    let allowed = run.sheet.profile.characterCreation?.clip?.seconds
    func check(_ length: Double, whole: Bool) throws {
      guard let allowed, !run.options.force else { return }
      let isTooLong = whole && length > allowed.upperBound + 0.05
      guard length < allowed.lowerBound - 0.05 || isTooLong else { return }
      throw TroupeError.clipLength(
        look: target.address,
        seconds: length,
        endpoint: run.sheet.name,
        allowed: allowed
      )
    }
    if material.task != nil, case .generation(_, let from, let to) = clip.lineage {
      try check((to - from).seconds, whole: true)
      return from.seconds...to.seconds
    }
    guard let length = try file(clip).media?.duration?.seconds else {
      return allowed.map { 0...$0.upperBound }
    }
    let takesPart = run.sheet.profile.operation(.createCharacter)?.placeholders
      .contains(.timestamps)
    try check(length, whole: takesPart != true)
    return 0...min(length, allowed?.upperBound ?? length)
  }
}
