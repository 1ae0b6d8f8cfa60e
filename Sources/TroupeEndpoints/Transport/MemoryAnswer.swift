public import TroupeModel

/// What a server that lives in memory does with a request it has received.
public enum MemoryAnswer: Sendable, Hashable {
  /// The whole reply comes.
  case reply(HTTPReply)
  /// The head and these bytes of the body come, and then the connection dies.
  case cut(HTTPReply)
  /// The connection dies before any reply.
  case dropped
  /// The library below wants to send the request a second time; if it may, that is answered so.
  indirect case resent(then: MemoryAnswer)
  /// Nothing comes for a time, and then that.
  indirect case delayed(Milliseconds, then: MemoryAnswer)
}
