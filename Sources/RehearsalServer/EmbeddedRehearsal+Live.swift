import Rehearsal
package import TroupeModel

extension EmbeddedRehearsal {
  /// The embedded endpoint of a library with the programs of this machine.
  ///
  /// - Parameters:
  ///   - folder: the endpoint's folder.
  ///   - lock: a lock that all processes of the library share.
  ///   - port: where to listen; nil for any free port.
  ///   - environment: for finding the programs.
  ///   - now: the clock.
  /// - Returns: an elector that has not asked yet.
  package static func live(
    folder: String,
    lock: any ProcessLock,
    port: Int?,
    environment: [String: String],
    now: @escaping @Sendable () -> Milliseconds
  ) -> EmbeddedRehearsal {
    EmbeddedRehearsal(
      folder: folder,
      lock: lock,
      now: now,
      start: {
        try await RehearsalService.start(
          folder: folder,
          port: port,
          renderer: ImagingRenderer(environment: environment),
          world: RehearsalEndpoint.World(now: now)
        )
      }
    )
  }
}
