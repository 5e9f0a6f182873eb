import FakeSite
import Testing

@Suite("What the fake site logs", .timeLimit(.minutes(2)))
struct LogTests {
  @Test("of requests on many connections at once, each is logged once, with its body and in order")
  func complete() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    try await withThrowingTaskGroup { group in
      for number in 0..<100 {
        group.addTask {
          let body = String(repeating: "\(number),", count: 5_000)
          let answer = try await client.ask(
            "host\(number).example", "/p?n=\(number)", method: "POST", body: body)
          #expect(answer.status == 204)
        }
      }
      try await group.waitForAll()
    }
    let logged = site.requests()
    #expect(logged.count == 100)
    #expect(logged.map(\.number) == Array(0..<100))
    #expect(Set(logged.map(\.host)).count == 100)
    for entry in logged {
      let number = try #require(entry.query("n"))
      #expect(entry.host == "host\(number).example")
      #expect(entry.text == String(repeating: "\(number),", count: 5_000))
    }
    site.clear()
    #expect(site.requests().isEmpty)
    try await site.stop()
  }

  @Test("what was sent of a request that was cut off is logged as not whole")
  func cutOff() async throws {
    let site = try await FakeSite.start()
    let head = "POST /cut HTTP/1.1\r\nHost: x.example\r\nContent-Length: 100\r\n\r\nhalf"
    _ = try await Client(port: site.httpPort).exchange(Array(head.utf8), until: { _ in true })
    let logged = try #require(await site.request { $0.path == "/cut" })
    #expect(!logged.isWhole)
    #expect(logged.text == "half")
    try await site.stop()
  }

  @Test("a WebSocket is logged: its handshake, its texts and bytes, and one in two fragments")
  func sockets() async throws {
    let site = try await FakeSite.start()
    let handshake = """
      GET /room?a=1 HTTP/1.1\r
      Host: chat.example\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r

      """
    let frames =
      Self.frame(0x81, "hello") + Self.frame(0x82, "\u{1}\u{2}") + Self.frame(0x01, "two ")
      + Self.frame(0x80, "parts") + Self.frame(0x88, "")
    let read = try await Client(port: site.httpPort).exchange(Array(handshake.utf8) + frames)
    #expect(String(decoding: read, as: UTF8.self).hasPrefix("HTTP/1.1 101"))
    let logged = site.requests()
    #expect(logged.map(\.kind) == [.socketHandshake, .socketText, .socketBinary, .socketText])
    #expect(logged.dropFirst().map(\.text) == ["hello", "\u{1}\u{2}", "two parts"])
    #expect(logged.allSatisfy { $0.url == "ws://chat.example/room?a=1" })
    try await site.stop()
  }

  /// A short frame as a client sends it, masked by zeros.
  private static func frame(_ first: UInt8, _ content: String) -> [UInt8] {
    [first, 0x80 | UInt8(content.utf8.count), 0, 0, 0, 0] + Array(content.utf8)
  }
}
