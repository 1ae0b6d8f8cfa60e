import Rehearsal
package import TroupeModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The one embedded endpoint of a library, whichever process runs it.
///
/// Whoever gets the lock runs the server and writes its port; the others find it there. When the holder dies the
/// kernel gives the lock back, and the next who asks takes over.
package actor EmbeddedRehearsal {
  /// What starts the server, once the lock is held.
  package typealias Starting = @Sendable () async throws -> RunningRehearsal

  private let folder: RehearsalFolder
  private let lock: any ProcessLock
  private let now: @Sendable () -> Milliseconds
  private let patience: Duration
  private let start: Starting
  private let disk = DiskQueue()
  private var running: RunningRehearsal?
  private var electing: Task<String, any Error>?

  /// Creates an elector; nothing happens before the first question.
  ///
  /// - Parameters:
  ///   - folder: the endpoint's folder.
  ///   - lock: a lock that all processes of the library share.
  ///   - patience: how long another process may take to start.
  ///   - now: the clock.
  ///   - start: starts the server.
  package init(
    folder: String,
    lock: any ProcessLock,
    patience: Duration = .seconds(30),
    now: @escaping @Sendable () -> Milliseconds,
    start: @escaping Starting
  ) {
    self.folder = RehearsalFolder(folder)
    self.lock = lock
    self.patience = patience
    self.now = now
    self.start = start
  }

  /// Whether this process runs the server.
  package var isHolder: Bool { running != nil }

  /// Where the server is; starts it here where nobody runs it.
  package func baseURL() async throws -> String {
    if let running { return running.baseURL }
    if let electing { return try await electing.value }
    let election = Task { try await self.elect() }
    electing = election
    defer { electing = nil }
    return try await election.value
  }

  /// Stops the server if it runs here, and lets another process take over.
  package func stop() async {
    _ = try? await electing?.value
    guard let stopping = running else { return }
    running = nil
    await stopping.stop()
    let folder = folder
    await disk.run { DurableFile.remove(folder.portFile) }
    lock.unlock()
  }

  private func elect() async throws -> String {
    let end = ContinuousClock.now + patience
    let folder = folder
    while true {
      let lock = lock
      if try await disk.run({ try lock.tryLock() }) { return try await hold() }
      if let port = await disk.run({ folder.answeringPort() }) {
        return "http://127.0.0.1:\(port)"
      }
      guard ContinuousClock.now < end else {
        throw RehearsalServerError.holderSilent(folder: folder.path)
      }
      try await Task.sleep(for: .milliseconds(30))
    }
  }

  private func hold() async throws -> String {
    do {
      let started = try await start()
      let folder = folder
      let note = PortNote(
        port: started.port,
        pid: Int(getpid()),
        instance: started.endpoint.instance,
        startedAt: now()
      )
      do {
        try await disk.run { () throws(RehearsalError) in
          try DurableFile.write(Array(note.json.pretty.utf8), to: folder.portFile)
        }
      } catch {
        await started.stop()
        throw error
      }
      running = started
      return started.baseURL
    } catch {
      lock.unlock()
      throw error
    }
  }
}
