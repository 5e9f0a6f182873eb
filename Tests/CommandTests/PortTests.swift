import Foundation
import Testing

@testable import aboveboard

@Suite struct PortTests {
  @Test("a port in use is passed over for the next free one")
  func next() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, size)
        _ = listen(descriptor, 1)
        getsockname(descriptor, $0, &size)
      }
      return Int(in_port_t(bigEndian: pointer.pointee.sin_port))
    }
    #expect(!FreePort.isFree(port))
    guard port < 65_500 else { return }
    #expect(try FreePort.find(from: port) > port)
  }
}
