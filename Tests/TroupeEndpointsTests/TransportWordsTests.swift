import Testing
import TroupeEndpoints
import TroupeModel

@Suite struct TransportWordsTests {
  private static let errors: [TransportError] = [
    .badURL("the address has no host"), .malformedRequest("x"), .refusedScheme("ftp"),
    .hostNotFound("nobody.example"), .connectionRefused("127.0.0.1:9"),
    .connectTimedOut("h.example"),
    .tls("h.example (certificate expired)"),
    .connectionLost("h.example closed it without an answer"),
    .stalled, .timedOut, .tooLarge(limit: 5), .cancelled, .notSent, .refusedBySink("disk full"),
    .other(code: 61, "x"), .other(code: 0, "x"),
  ]

  @Test(arguments: errors)
  func `the way out of a failed transfer is base_url, not a check`(error: TransportError) {
    let hint = EndpointError.transport(error).hint
    #expect(!hint.contains("endpoint check"))
    #expect(hint.hasSuffix("."))
  }

  @Test(arguments: [
    TransportError.hostNotFound("h"), .connectionRefused("h"), .connectTimedOut("h"),
  ])
  func `whoever cannot be reached may have another address`(error: TransportError) {
    let hint = EndpointError.transport(error).hint
    #expect(hint.contains("base_url"))
    #expect(hint.contains("'troupe endpoint show'"))
  }

  @Test(arguments: [
    (TransportError.connectionRefused("127.0.0.1:9"), "no connection could be made to 127.0.0.1:9"),
    (.hostNotFound("nobody.example"), "no address was found for the host nobody.example"),
    (.tls("h.example (expired)"), "no secure connection could be made to h.example (expired)"),
    (.refusedScheme("ftp"), "ftp is not used: the address must begin with https://"),
    (
      .refusedScheme("http to h.example"),
      "http to h.example is not used: the address must begin with https://"
    ),
    (.other(code: 0, "x"), "the transfer failed: x"),
    (.other(code: 61, "x"), "the transfer failed: x (libcurl 61)"),
  ])
  func `a transfer that failed is told in one sentence`(error: TransportError, sentence: String) {
    #expect(error.sentence == sentence)
  }
}
