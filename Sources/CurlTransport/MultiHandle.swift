import CCurl
import TroupeEndpoints

/// A `curl_multi`, closed with its last reference.
///
/// Invariant: only the thread of its `CurlLoop` touches `pointer`, but for `wake`, which libcurl allows anywhere.
final class MultiHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  /// How long to wait for an event at the most: for ever, unless waking does not work (no descriptor was left).
  let patience: CInt

  init() throws(TransportError) {
    if let reason = troupe_load_curl() {
      throw .other(
        code: Int(CURLE_FAILED_INIT.rawValue),
        "libcurl cannot be started: \(String(cString: reason))"
      )
    }
    guard let pointer = curl_multi_init() else {
      throw .other(code: Int(CURLE_FAILED_INIT.rawValue), "libcurl has no memory")
    }
    self.pointer = pointer
    // Connections kept for later; libcurl's own number grows with the transfers.
    _ = troupe_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, 16)
    patience = curl_multi_wakeup(pointer) == CURLM_OK ? 60_000 : 20
  }

  deinit { curl_multi_cleanup(pointer) }

  /// Ends the current or the next wait.
  func wake() { curl_multi_wakeup(pointer) }
}
