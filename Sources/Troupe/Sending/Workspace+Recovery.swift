import TroupeEndpoints
import TroupeCatalog
import TroupeMedia
import TroupeModel

extension Workspace {
  /// Settles the attempts that a dead process left.
  ///
  /// It holds the submit lock, needs no network, and doing it twice is doing it once.
  ///
  /// `prepared` was never sent. `in_flight` with a receipt that holds an id was accepted; without one, or with a
  /// refusal that came, nobody can know, except that an answer in the receipt that is a refusal is one.
  func recover() throws {
    let open = try catalog.read { try $0.attempts(in: [.prepared, .inFlight, .unknown]) }
    guard !open.isEmpty else { return }
    let found = try receipts.all().receipts
    for attempt in open {
      let receipt = found.first { $0.attempt == attempt.id }
      try write { writer in
        guard let intent = try writer.reader.intent(attempt.intentID) else { return }
        switch attempt.state {
        case .prepared:
          try writer.move(attempt.id, by: .crashed, error: "the program ended before it was sent")
          try settle(intent, .queued, "the program ended before it was sent", nil, nil, writer)
        case .inFlight, .unknown:
          if let id = receipt?.remoteID, try !writer.reader.isKnown(id, origin: attempt.origin) {
            try writer.move(
              attempt.id,
              by: .receiptFound(id),
              httpStatus: receipt?.httpStatus,
              resolution: "receipt"
            )
            try settle(intent, .running, nil, id, receipt?.reply, writer)
          } else if attempt.state == .inFlight {
            let why = "the program ended before the answer was stored"
            try writer.move(
              attempt.id,
              by: .crashed,
              httpStatus: receipt?.httpStatus,
              error: why
            )
            try settle(intent, .needsDecision, why, nil, nil, writer)
          }
        default: break
        }
      }
    }
  }

  /// Writes what became of an intent into its generation or registration.
  func settle(
    _ intent: Intent,
    _ status: GenerationStatus,
    _ why: String?,
    _ remoteID: RemoteID?,
    _ reply: String?,
    _ writer: CatalogWriter
  ) throws {
    switch intent.kind {
    case .generation:
      guard var generation = try writer.reader.generation(intent.subject) else { return }
      generation.status = status
      generation.failure = why
      if let remoteID { generation.remoteID = remoteID }
      generation.notBefore = nil
      try writer.update(generation)
    case .registration:
      guard var registration = try writer.reader.registration(intent.subject) else { return }
      switch status {
      case .running:
        registration.remoteID = remoteID
        registration.rawReply = reply
        registration.state = .live
        // Read through this very transaction: the catalog is not to be entered twice.
        let shelf = try ProfileShelf(self, writer.reader)
        if let reply, let profile = shelf.profile(of: registration.endpoint) {
          let reading = profile.reader(.createCharacter).character(
            of: HTTPReply(status: 200, body: Array(reply.utf8)),
            now: world.now()
          )
          registration.take(reading, profile, now: world.now())
          // The id on record is the one that was accepted; a reply that is no answer to a creation has none.
          registration.remoteID = registration.remoteID ?? remoteID
        }
      case .needsDecision: registration.state = .needsDecision
      default: registration.state = .failed
      }
      if status != .running || why != nil { registration.failure = why }
      try writer.update(registration)
      if registration.state == .failed { try Self.bringBack(before: registration, writer) }
    }
  }
}
