import Synchronization
package import TroupeModel

/// The embedded endpoint: what stands in for a paid service, without a socket.
///
/// All work on requests is done on one disk queue, one request after another; the mutex only makes the state visible
/// to the drawing of videos, which goes on beside it.
package final class RehearsalEndpoint: Sendable {
  /// The most bytes of a body that a server should collect.
  package static let bodyLimit = 64 << 20

  /// What the endpoint knows; all of it but the counters is in its folder too.
  struct State {
    var script: ScriptProgress
    var jobs: [String: RehearsalJob]
    var characters: [String: RehearsalCharacter]
    /// How often each job was asked about since the start.
    var polls: [String: Int] = [:]
    /// The job that is being drawn, and how much of it is.
    var drawing: (id: String, progress: Double)?
  }

  /// What the endpoint takes from the world.
  package struct World: Sendable {
    package var now: @Sendable () -> Milliseconds
    package var random: @Sendable () -> UInt64

    /// Creates a world from a clock and a source of random bits.
    package init(
      now: @escaping @Sendable () -> Milliseconds,
      random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
      self.now = now
      self.random = random
    }
  }

  package let folder: RehearsalFolder
  package let ledger: ChargeLedger
  /// A name for this opening, by which other processes know that it is the one they look for.
  package let instance: String
  let renderer: any AnimaticRenderer
  let world: World
  let requiredKey: Secret?
  let state: Mutex<State>
  let disk: DiskQueue
  let rendering = RenderingTask()

  /// Opens a folder, creating what is missing, and begins to draw the videos that were not finished.
  ///
  /// - Parameters:
  ///   - folder: where everything is kept.
  ///   - script: how to misbehave; nil for the script in the folder, if there is one.
  ///   - requiredKey: the bearer key without which requests are answered with 401; nil asks for none.
  ///   - renderer: what draws the videos.
  ///   - world: the clock and chance.
  /// - Returns: the endpoint, at work.
  /// - Throws: where the folder cannot be used, or its script says something that has no meaning.
  package static func open(
    _ folder: RehearsalFolder,
    script: RehearsalScript? = nil,
    requiredKey: Secret? = nil,
    renderer: any AnimaticRenderer,
    world: World
  ) async throws(RehearsalError) -> RehearsalEndpoint {
    let disk = DiskQueue()
    let endpoint = try await disk.run { () throws(RehearsalError) in
      try RehearsalEndpoint(
        folder,
        script: script,
        requiredKey: requiredKey,
        renderer: renderer,
        world: world,
        disk: disk
      )
    }
    endpoint.startRendering()
    return endpoint
  }

  private init(
    _ folder: RehearsalFolder,
    script: RehearsalScript?,
    requiredKey: Secret?,
    renderer: any AnimaticRenderer,
    world: World,
    disk: DiskQueue
  ) throws(RehearsalError) {
    self.folder = folder
    self.renderer = renderer
    self.world = world
    self.requiredKey = requiredKey
    self.disk = disk
    var random = RandomDraw(draw: world.random)
    instance = ItemID(using: &random).description
    ledger = ChargeLedger(path: folder.ledgerFile)
    try folder.create()
    let jobs = try folder.jobs()
    let characters = try folder.characters()
    let script = if let script { script } else { try folder.script() }
    state = Mutex(
      State(
        script: ScriptProgress(script),
        jobs: Dictionary(jobs.map { ($0.id, $0) }) { $1 },
        characters: Dictionary(characters.map { ($0.id, $0) }) { $1 }
      )
    )
    try ledger.complete(
      with: jobs.map { Charge(time: $0.createdAt, kind: .video, id: $0.id) }
        + characters.map { Charge(time: $0.createdAt, kind: .character, id: $0.id) }
    )
    try removeExpiredUploads()
  }

  /// Stops drawing; what is unfinished goes on at the next opening.
  package func stop() async {
    await rendering.stop(within: .milliseconds(800))
  }

  /// A new id with a prefix, or one of 18 digits.
  func newID(_ prefix: String, digits: Bool = false) -> String {
    if digits { return String(world.random() % 900_000_000_000_000_000 + 100_000_000_000_000_000) }
    var random = RandomDraw(draw: world.random)
    return prefix + ItemID(using: &random).description
  }
}

/// A generator whose numbers come from a function.
private struct RandomDraw: RandomNumberGenerator {
  let draw: @Sendable () -> UInt64

  mutating func next() -> UInt64 { draw() }
}
