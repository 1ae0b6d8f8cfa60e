import CCurl
import TroupeEndpoints

/// The transfers that libcurl is working on; it lives on the thread of the loop and never leaves it.
struct TransfersUnderWay: ~Copyable {
  private let multi: MultiHandle
  private var entries: [OpaquePointer: Entry] = [:]

  private struct Entry {
    var transfer: Transfer
    var easy: EasyHandle
    var completion: CurlLoop.Completion
  }

  init(multi: MultiHandle) { self.multi = multi }

  var isEmpty: Bool { entries.isEmpty }

  /// Checks a request and gives it to libcurl.
  mutating func admit(_ transfer: Transfer, _ completion: @escaping CurlLoop.Completion) {
    guard !transfer.isCancelled else { return completion(transfer.outcome(failing: .cancelled)) }
    do throws(TransportError) {
      let easy = try EasyHandle(transfer)
      let code = curl_multi_add_handle(multi.pointer, easy.pointer)
      guard code == CURLM_OK else { throw .other(code: Int(code.rawValue), Self.text(code)) }
      entries[easy.pointer] = Entry(transfer: transfer, easy: easy, completion: completion)
    } catch {
      completion(transfer.outcome(failing: error))
    }
  }

  /// Ends the transfers whose task was cancelled, except where a paid request may already have left.
  mutating func endCancelled() {
    for (pointer, entry) in entries
    where entry.transfer.isCancelled && entry.transfer.mayBeCancelled {
      end(pointer) { transfer, _ in transfer.outcome(failing: .cancelled) }
    }
  }

  /// Lets libcurl do what can be done without waiting.
  mutating func perform() {
    var running: CInt = 0
    check(curl_multi_perform(multi.pointer, &running))
    var queued: CInt = 0
    while let message = curl_multi_info_read(multi.pointer, &queued) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      let code = message.pointee.data.result
      end(message.pointee.easy_handle) { transfer, easy in transfer.outcome(code, of: easy) }
    }
  }

  /// Waits until a socket, a timer or a wake-up asks for work.
  mutating func wait() {
    check(curl_multi_poll(multi.pointer, nil, 0, multi.patience, nil))
  }

  private mutating func end(
    _ pointer: OpaquePointer,
    with outcome: (Transfer, EasyHandle) -> OneShotOutcome
  ) {
    guard let entry = entries.removeValue(forKey: pointer) else { return }
    let result = outcome(entry.transfer, entry.easy)
    // The handle is freed with `entry.easy`, so not before it was removed.
    withExtendedLifetime(entry.easy) { _ = curl_multi_remove_handle(multi.pointer, pointer) }
    entry.completion(result)
  }

  /// A broken `curl_multi` (out of memory, say) fails all that is under way: nobody waits for ever.
  private mutating func check(_ code: CURLMcode) {
    guard code != CURLM_OK else { return }
    for pointer in Array(entries.keys) {
      end(pointer) { transfer, _ in
        transfer.outcome(failing: .other(code: Int(code.rawValue), Self.text(code)))
      }
    }
  }

  private static func text(_ code: CURLMcode) -> String {
    curl_multi_strerror(code).map { String(cString: $0) } ?? "libcurl failed"
  }
}
