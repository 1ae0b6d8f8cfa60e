import Hummingbird

/// What is known of a request beside itself: the connection, so that a script can close it without a reply.
struct RehearsalContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Closes the connection at once, with whatever has not been sent, and returns when it is closed.
  let closeConnection: @Sendable () async -> Void

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    let channel = source.channel
    closeConnection = { try? await channel.close() }
  }
}
