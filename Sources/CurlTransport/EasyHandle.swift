import CCurl
import Glibc
import TroupeEndpoints
import TroupeModel

/// A `curl_easy` set up for one transfer and freed with its last reference.
final class EasyHandle {
  let pointer: OpaquePointer
  /// libcurl keeps only the address of a list, of the error text and of the transfer.
  private var fields: UnsafeMutablePointer<curl_slist>?
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private let transfer: Transfer

  /// Checks the request and sets every option for it.
  init(_ transfer: Transfer) throws(TransportError) {
    guard let pointer = curl_easy_init() else {
      throw .other(code: Int(CURLE_FAILED_INIT.rawValue), "libcurl has no memory")
    }
    self.pointer = pointer
    self.transfer = transfer
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    let target = try transfer.request.checked()
    try Self.confirm(target, of: transfer.request.url)
    try setNetwork(target)
    try setLimits(transfer.limits)
    if transfer.isOneShot { try setConnectionOfItsOwn() }
    try setRequest(transfer.request)
    try setCallbacks()
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(fields)
    errorText.deallocate()
  }

  /// libcurl's own words for what went wrong, or its general ones.
  func text(of code: CURLcode) -> String {
    let text = String(cString: errorText)
    if !text.isEmpty { return text }
    return curl_easy_strerror(code).map { String(cString: $0) } ?? "libcurl failed"
  }

  // MARK: Options

  func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try check(troupe_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, size: Int) throws(TransportError) {
    try check(troupe_set_size(pointer, option, curl_off_t(size)))
  }

  /// Sets a string, of which libcurl makes a copy.
  func set(_ option: CURLoption, _ value: String) throws(TransportError) {
    try check(value.withCString { troupe_set_pointer(pointer, option, $0) })
  }

  /// Sets the body, of which libcurl makes a copy.
  func setBody(_ bytes: [UInt8]) throws(TransportError) {
    try set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
    guard !bytes.isEmpty else { return try set(CURLOPT_COPYPOSTFIELDS, "") }
    try check(
      bytes.withUnsafeBytes { troupe_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    )
  }

  /// Adds a header field, in libcurl's notation.
  func add(field: String) throws(TransportError) {
    guard let longer = curl_slist_append(fields, field) else {
      throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue), "libcurl has no memory")
    }
    fields = longer
  }

  /// Hands the fields over; after it none may be added.
  func setFields() throws(TransportError) {
    try check(troupe_set_pointer(pointer, CURLOPT_HTTPHEADER, fields))
  }

  /// An option that does not take is never ignored: it may be the one that keeps a payment single.
  func check(_ code: CURLcode) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw .other(code: Int(code.rawValue), "libcurl refused an option: \(text(of: code))")
  }

  private func setCallbacks() throws(TransportError) {
    let transfer = UnsafeRawPointer(Unmanaged.passUnretained(transfer).toOpaque())
    try check(troupe_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    try check(troupe_set_pointer(pointer, CURLOPT_HEADERDATA, transfer))
    try check(troupe_set_receiver(pointer, CURLOPT_HEADERFUNCTION, receiveHead))
    // The easy handle itself is the context of the body, since the announced length is asked of it.
    try check(
      troupe_set_pointer(
        pointer,
        CURLOPT_WRITEDATA,
        Unmanaged.passUnretained(self).toOpaque()
      )
    )
    try check(troupe_set_receiver(pointer, CURLOPT_WRITEFUNCTION, receiveBody))
    try check(troupe_set_pointer(pointer, CURLOPT_PREREQDATA, transfer))
    try check(troupe_set_before_request(pointer, beforeRequest))
    try check(troupe_set_open_socket(pointer, openSocket))
  }

  fileprivate func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var announced: curl_off_t = -1
    _ = troupe_get_size(pointer, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced)
    return transfer.takeBody(bytes, announced: Int64(announced))
  }
}

// MARK: Callbacks

private typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  fileprivate init(_ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int) {
    self.init(
      start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self),
      count: size * count
    )
  }
}

private let receiveHead: curl_write_callback = { start, size, count, context in
  guard let context else { return 0 }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  return transfer.takeHead(Bytes(start, size, count)) ? size * count : 0
}

private let receiveBody: curl_write_callback = { start, size, count, context in
  guard let context else { return 0 }
  let easy = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
  return easy.takeBody(Bytes(start, size, count)) ? size * count : 0
}

private let beforeRequest: curl_prereq_callback = { context, _, _, _, _ in
  guard let context else { return CURL_PREREQFUNC_ABORT }
  let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  return transfer.mayLeave() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// A socket that no child process inherits, which libcurl 7.88 does not see to.
private let openSocket: curl_opensocket_callback = { _, _, address in
  guard let address = address?.pointee else { return CURL_SOCKET_BAD }
  return socket(
    address.family,
    address.socktype | CInt(SOCK_CLOEXEC.rawValue),
    address.protocol
  )
}
