import CCurl
import TroupeEndpoints
import TroupeModel

extension EasyHandle {
  /// What libcurl's code means for a request.
  ///
  /// The host stands in it, and libcurl's own words in parentheses where they say more; the key never does.
  func failure(
    _ code: CURLcode,
    of request: HTTPRequest,
    limits: TransferLimits,
    isConnected: Bool
  ) -> TransportError {
    let redaction = Redaction(request.key)
    let words = redaction.apply(text(of: code)).singleLine
    let host = (try? RequestTarget(request.url)).map { redaction.apply($0.place) } ?? "the host"
    switch code {
    case CURLE_URL_MALFORMAT:
      return .badURL(words)
    case CURLE_COULDNT_RESOLVE_HOST:
      return .hostNotFound(host)
    case CURLE_COULDNT_RESOLVE_PROXY:
      return .hostNotFound("of the proxy (\(words))")
    case CURLE_COULDNT_CONNECT:
      return .connectionRefused(host)
    case CURLE_PROXY:
      return .connectionRefused("\(host) by way of the proxy (\(words))")
    case CURLE_OPERATION_TIMEDOUT:
      return timeout(limits, isConnected: isConnected, host)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR:
      return isConnected
        ? .connectionLost(loss(code, host, words)) : .connectionRefused("\(host) (\(words))")
    case CURLE_UNSUPPORTED_PROTOCOL:
      return .other(code: Int(code.rawValue), "the answer of \(host) is not HTTP")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT,
      CURLE_USE_SSL_FAILED:
      return .tls("\(host) (\(words))")
    default:
      return .other(code: Int(code.rawValue), "the exchange with \(host) broke off: \(words)")
    }
  }

  /// Who broke a connection off that had stood.
  private func loss(_ code: CURLcode, _ host: String, _ words: String) -> String {
    switch code {
    case CURLE_GOT_NOTHING: "\(host) closed it without an answer"
    case CURLE_PARTIAL_FILE: "\(host) broke the answer off (\(words))"
    case CURLE_SEND_ERROR: "the request did not get through to \(host) (\(words))"
    default: "the answer of \(host) did not get through (\(words))"
    }
  }

  /// libcurl has one code for three limits; the clock tells them apart.
  private func timeout(
    _ limits: TransferLimits,
    isConnected: Bool,
    _ host: String
  ) -> TransportError {
    var microseconds: curl_off_t = 0
    _ = troupe_get_size(pointer, CURLINFO_TOTAL_TIME_T, &microseconds)
    let elapsed = Milliseconds(Int64(microseconds) / 1000)
    let tolerance = Milliseconds(100)
    if let total = limits.totalTimeout, elapsed + tolerance >= total { return .timedOut }
    return isConnected ? .stalled : .connectTimedOut(host)
  }
}

extension RequestTarget {
  /// The host, and the port where the address names one.
  fileprivate var place: String { host + (port.map { ":\($0)" } ?? "") }
}
