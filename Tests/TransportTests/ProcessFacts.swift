import Glibc

/// Whether each socket of this process that is connected to that port at 127.0.0.1 is closed on exec.
func closeOnExecFlags(ofSocketsTo port: UInt16) -> [Bool] {
  (0..<CInt(1 << 16)).compactMap { descriptor in
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getpeername(descriptor, $0, &size)
      }
    }
    guard code == 0, address.sin_family == AF_INET, UInt16(bigEndian: address.sin_port) == port
    else { return nil }
    return fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0
  }
}

/// Whether libcurl sends what leaves this machine through a proxy.
let isBehindProxy = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].contains {
  (name: String) in
  getenv(name) != nil
}
