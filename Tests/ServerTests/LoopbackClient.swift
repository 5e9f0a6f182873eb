import NIOCore
import NIOPosix

/// A client of one request at a time over real loopback; it can also leave a request half sent.
struct LoopbackClient: Sendable {
  struct Answer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The value of a cookie that the answer sets.
    func cookie(_ name: String) -> String? {
      for header in headers where header.name == "set-cookie" {
        for part in header.value.split(separator: ";") {
          let pair = part.drop { $0 == " " }.split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          if pair.count == 2, pair[0] == name { return String(pair[1]) }
        }
      }
      return nil
    }
  }

  struct Unanswered: Error {}

  let port: Int

  /// Sends a request and reads the answer until the server closes.
  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], body: String = ""
  ) async throws -> Answer {
    var all = headers
    all["Connection"] = "close"
    if method == "POST", all["Content-Length"] == nil {
      all["Content-Length"] = String(body.utf8.count)
    }
    let lines = all.sorted { $0.key < $1.key }.map { "\($0): \($1)\r\n" }.joined()
    return try await send(
      bytes: "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(lines)\r\n\(body)")
  }

  /// Sends bytes as they are and reads until the server closes.
  func send(bytes: String) async throws -> Answer {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let received = try await channel.executeThenClose { inbound, outbound in
      try? await outbound.write(ByteBuffer(string: bytes))
      var received: [UInt8] = []
      do {
        for try await buffer in inbound { received += Array(buffer: buffer) }
      } catch is IOError {
        // A server that closes with unread bytes resets the connection; what came before counts.
      }
      return received
    }
    guard let answer = Answer(received) else { throw Unanswered() }
    return answer
  }
}

extension LoopbackClient.Answer {
  /// Reads a whole answer; nil when it is none.
  init?(_ bytes: [UInt8]) {
    let end: [UInt8] = [13, 10, 13, 10]
    guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      return nil
    }
    let lines = bytes[..<split].split(separator: 10).map { line in
      String(decoding: line.filter { $0 != 13 }, as: UTF8.self)
    }
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    self.status = status
    headers = lines.dropFirst().compactMap { line in
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      return (pair[0].lowercased(), String(pair[1].drop { $0 == " " }))
    }
    body = Array(bytes[(split + 4)...])
  }
}
