import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// HTTP over loopback, one request a connection: whatever is not a whole answer is none.
enum Wire {
  struct Answer: Sendable {
    var status: Int
    var body: [UInt8]
  }

  /// A port that is free at this moment.
  static func freePort() -> Int {
    let descriptor = open()
    defer { close(descriptor) }
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, size)
        _ = getsockname(descriptor, $0, &size)
      }
      return Int(in_port_t(bigEndian: pointer.pointee.sin_port))
    }
  }

  /// Sends a request and reads until the server closes; nil when there was no whole answer.
  static func send(
    _ port: Int, _ method: String, _ path: String, _ headers: [String], _ body: String
  )
    -> Answer?
  {
    let descriptor = open()
    defer { close(descriptor) }
    guard connect(descriptor, port) else { return nil }
    let head =
      ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"] + headers
      + ["Content-Length: \(body.utf8.count)"]
    let request = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    // Requests are small: the socket takes one whole or the server is gone.
    guard write(descriptor, request, request.count) == request.count else { return nil }
    var received: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count > 0 else { break }
      received += block[..<count]
    }
    return parse(received)
  }

  /// Whether somebody listens.
  static func answers(_ port: Int) -> Bool {
    let descriptor = open()
    defer { close(descriptor) }
    return connect(descriptor, port)
  }

  private static func parse(_ bytes: [UInt8]) -> Answer? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let split = text.range(of: "\r\n\r\n"),
      let status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    let head = text[..<split.lowerBound].lowercased()
    let body = Array(text[split.upperBound...].utf8)
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
    guard length == body.count else { return nil }
    return Answer(status: status, body: body)
  }

  private static func open() -> Int32 {
    #if canImport(Glibc)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    return descriptor
  }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return address
  }

  private static func connect(_ descriptor: Int32, _ port: Int) -> Bool {
    var address = loopback(port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        system(descriptor, $0) == 0
      }
    }
  }

  private static func system(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>) -> Int32 {
    #if canImport(Glibc)
    Glibc.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #else
    Darwin.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
    #endif
  }
}
