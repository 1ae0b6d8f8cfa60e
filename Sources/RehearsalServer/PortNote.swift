import Rehearsal
import TroupeModel

/// What the holder tells the other processes, in `port.json`.
struct PortNote: Hashable, Sendable {
  var port: Int
  var pid: Int
  /// Which start of an endpoint it is, as a port may have gone to another server since.
  var instance: String
  var startedAt: Milliseconds

  /// The note as it is stored.
  var json: JSON {
    [
      "port": .number(port), "pid": .number(pid), "instance": .string(instance),
      "started_at": .number(startedAt.value),
    ]
  }
}

extension RehearsalFolder {
  /// The port in the note, if the endpoint that is meant answers there.
  ///
  /// Blocks its thread until the answer has come.
  func answeringPort() -> Int? {
    guard let bytes = try? DurableFile.read(portFile, atMost: 1 << 16),
      let json = try? JSON(parsing: bytes), let port = json["port"]?.int,
      let instance = json["instance"]?.text,
      LoopbackProbe.health(port: port)?["instance"]?.text == instance
    else { return nil }
    return port
  }
}
