import CCurl
import TroupeEndpoints
import TroupeModel

extension EasyHandle {
  /// What libcurl's code means; the text is its own, and never holds the key.
  func failure(
    _ code: CURLcode,
    limits: TransferLimits,
    isConnected: Bool,
    key: Secret?
  ) -> TransportError {
    var text = text(of: code)
    if let key { text = text.replacing(key.exposed, with: "(secret)") }
    switch code {
    case CURLE_URL_MALFORMAT:
      return .badURL(text)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return .hostNotFound(text)
    case CURLE_COULDNT_CONNECT, CURLE_PROXY:
      return .connectionRefused(text)
    case CURLE_OPERATION_TIMEDOUT:
      return timeout(limits, isConnected: isConnected, text)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR:
      return isConnected ? .connectionLost(text) : .connectionRefused(text)
    case CURLE_UNSUPPORTED_PROTOCOL:
      return .other(code: Int(code.rawValue), "the answer is not HTTP")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
      CURLE_USE_SSL_FAILED:
      return .tls(text)
    default:
      return .other(code: Int(code.rawValue), text)
    }
  }

  /// libcurl has one code for three limits; the clock tells them apart.
  private func timeout(
    _ limits: TransferLimits,
    isConnected: Bool,
    _ text: String
  ) -> TransportError {
    var microseconds: curl_off_t = 0
    _ = troupe_get_size(pointer, CURLINFO_TOTAL_TIME_T, &microseconds)
    let elapsed = Milliseconds(Int64(microseconds) / 1000)
    let tolerance = Milliseconds(100)
    if let total = limits.totalTimeout, elapsed + tolerance >= total { return .timedOut }
    return isConnected ? .stalled : .connectTimedOut(text)
  }
}
