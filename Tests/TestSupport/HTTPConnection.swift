import Foundation

/// A blocking HTTP connection over loopback that is kept open from request to request; for one thread.
public final class HTTPConnection {
  /// An answer.
  public struct Answer: Sendable {
    /// The status.
    public let status: Int
    /// The body as text.
    public let body: String
  }

  private let port: Int
  private var descriptor: Int32 = -1

  /// A connection to a port of this machine, made with the first request.
  public init(port: Int) { self.port = port }

  deinit { drop() }

  /// Posts JSON; nil when the connection failed, and then nobody knows what became of it.
  public func post(_ path: String, _ json: String, key: String) -> Answer? {
    let request =
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(key)\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)"
    guard descriptor >= 0 || open(), write(request), let answer = read() else {
      drop()
      return nil
    }
    return answer
  }

  private func open() -> Bool {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var one: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return result == 0
  }

  private func drop() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  private func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private func read() -> Answer? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let head = text[..<end.lowerBound].lowercased().split(separator: "\r\n")
      let length =
        head.first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
      let body = text[end.upperBound...]
      guard body.utf8.count >= length else { continue }
      guard let status = head.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
      else { return nil }
      return Answer(status: status, body: String(body))
    }
  }
}
