import Foundation

/// A witness behind a port of this machine: enough HTTP for one request a connection.
public final class WitnessServer: Sendable {
  /// The submission prefix.
  public let address: String
  private let descriptor: Int32

  /// Listens until it is gone; requests to other paths than `/add-checkpoint` are 404.
  public init(_ witness: FakeWitness) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isUp = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isUp else { throw CocoaError(.fileReadUnknown) }
    descriptor = listener
    address = "http://127.0.0.1:\(in_port_t(bigEndian: place.sin_port))"
    let thread = Thread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        Self.serve(connection, witness)
        close(connection)
      }
    }
    thread.start()
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private static func serve(_ connection: Int32, _ witness: FakeWitness) {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    func more() -> Bool {
      let count = read(connection, &block, block.count)
      guard count > 0 else { return false }
      bytes += block[..<count]
      return true
    }
    let end: [UInt8] = [13, 10, 13, 10]
    func headEnd() -> Int? { bytes.indices.first { bytes[$0...].starts(with: end) } }
    while headEnd() == nil { guard more() else { return } }
    guard let split = headEnd() else { return }
    let head = String(decoding: bytes[..<split], as: UTF8.self)
    let length =
      head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
    while bytes.count < split + 4 + length { guard more() else { return } }
    let isKnown = head.hasPrefix("POST /add-checkpoint HTTP/1.1\r\n")
    let answer =
      isKnown
      ? witness.answer(Array(bytes[(split + 4)...])) : (status: 404, type: "text/plain", body: [])
    let lines =
      "HTTP/1.1 \(answer.status) Answer\r\nContent-Type: \(answer.type)\r\n"
      + "Content-Length: \(answer.body.count)\r\nConnection: close\r\n\r\n"
    let whole = Array(lines.utf8) + answer.body
    var sent = 0
    while sent < whole.count {
      let count = whole[sent...].withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      sent += count
    }
  }
}
