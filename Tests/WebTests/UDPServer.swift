import Foundation

/// A server on 127.0.0.1 that answers each packet with what a closure makes of it.
final class UDPServer: Sendable {
  private let descriptor: Int32
  let port: Int

  struct Failure: Error {}

  init(_ answer: @escaping @Sendable ([UInt8]) -> [[UInt8]]) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    guard descriptor >= 0, isBound else { throw Failure() }
    self.descriptor = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { Self.serve(descriptor, answer) }
  }

  deinit {
    // Wakes the thread, which closes the descriptor.
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private static func serve(_ descriptor: Int32, _ answer: ([UInt8]) -> [[UInt8]]) {
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 2048)
    while true {
      var peer = sockaddr_storage()
      var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let isRunning = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Bool in
          let count = recvfrom(descriptor, &buffer, buffer.count, 0, address, &size)
          guard count > 0 else { return false }
          for packet in answer(Array(buffer.prefix(count))) {
            _ = sendto(descriptor, packet, packet.count, 0, address, size)
          }
          return true
        }
      }
      guard isRunning else { return }
    }
  }
}
