import Foundation

/// Finds a port of this machine at which nobody listens.
enum FreePort {
  /// The first free one of 50; throws `CommandError.noPort`.
  static func find(from first: Int) throws -> Int {
    let last = min(65_535, first + 49)
    for port in first...max(first, last) where isFree(port) { return port }
    throw CommandError.noPort(from: first, to: last)
  }

  static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var yes: Int32 = 1
    // As the server does: a connection of a server that has just stopped keeps nobody out.
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 1) == 0
      }
    }
  }
}
