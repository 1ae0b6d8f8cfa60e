import Synchronization
import TroupeModel

/// What one command may spend, over all of its requests; shared by them.
///
/// Whatever may have been charged counts: an attempt is noted in the transaction in which it begins, and stays noted unless
/// its end says that nothing was charged.
final class SpendingLimit: Sendable {
  /// The most that may be spent; nil for no limit of this command's own.
  let budget: Budget?
  /// Whether what has no known price, or one in another currency, is sent under a budget all the same.
  let allowsUnknown: Bool
  private let subjects = Mutex<Set<ItemID>>([])

  init(_ budget: Budget?, allowsUnknown: Bool) {
    self.budget = budget
    self.allowsUnknown = allowsUnknown
  }

  /// For what was confirmed before, such as a request that waited in the queue: the library's budget holds, and what it cannot
  /// judge was let through when it was asked for.
  static var confirmedBefore: SpendingLimit { SpendingLimit(nil, allowsUnknown: true) }

  /// The generations and registrations that this command has begun to send.
  var begun: Set<ItemID> { subjects.withLock(\.self) }

  func begins(_ subject: ItemID) { subjects.withLock { _ = $0.insert(subject) } }
}
