import FakeSite
import NIOCore
import NIOPosix
import Testing

@Suite("What the fake site answers", .timeLimit(.minutes(2)))
struct AnswerTests {
  @Test(
    "TLS answers for any host, and the log holds the request when the answer is there",
    arguments: ["www.nest.example", "www.facebook.com", "a.b.c.unheard-of.example"])
  func anyHost(_ host: String) async throws {
    let site = try await FakeSite.start()
    let answer = try await Client(port: site.tlsPort, isTLS: true).ask(host, "/robots.txt")
    #expect(answer.status == 200)
    let logged = try #require(site.requests().first)
    #expect(logged.host == host)
    #expect(logged.isTLS)
    #expect(logged.url == "https://\(host)/robots.txt")
    try await site.stop()
  }

  @Test("plain HTTP answers too, and knows itself from TLS")
  func plain() async throws {
    let site = try await FakeSite.start()
    let answer = try await Client(port: site.httpPort).ask("WWW.nest.example:80", "/pixel?a=b")
    #expect(answer.body.contains("https://www.facebook.com/tr?id="))
    let logged = try #require(site.requests().first)
    #expect(logged.host == "www.nest.example")
    #expect(!logged.isTLS)
    #expect(logged.query("a") == "b")
    try await site.stop()
  }

  @Test("an unknown third party gives what the browser wants it for")
  func purposes() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    for (said, type) in [("image", "image/gif"), ("script", "text/javascript; charset=utf-8")] {
      let answer = try await client.ask("x.example", "/x", fields: ["Sec-Fetch-Dest: \(said)"])
      #expect(answer.field("Content-Type") == type)
    }
    let byName = try await client.ask("x.example", "/a/b.css?v=2")
    #expect(byName.field("Content-Type") == "text/css; charset=utf-8")
    let crossOrigin = try await client.ask(
      "x.example", "/x", method: "POST", fields: ["Origin: https://www.nest.example"], body: "a")
    #expect(crossOrigin.status == 204)
    #expect(crossOrigin.field("Access-Control-Allow-Origin") == "https://www.nest.example")
    try await site.stop()
  }

  @Test("a variant changes the next answer, and taking it back changes it back")
  func variants() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    func hasPixel() async throws -> Bool {
      try await client.ask(FakeSite.host, "/pixel").body.contains("facebook")
    }
    #expect(try await hasPixel())
    site.set(.pixelRemoved)
    #expect(try await !hasPixel())
    site.set(.pixelRemoved, false)
    #expect(try await hasPixel())
    site.set(.walled)
    #expect(try await client.ask(FakeSite.host, "/pixel").status == 403)
    #expect(try await client.ask("x.example", "/p.gif").status == 200)
    site.set(.walled, false)
    site.set(Route(FakeSite.host, "/pixel", .html("new")))
    #expect(try await client.ask(FakeSite.host, "/pixel").body == "new")
    try await site.stop()
  }

  @Test("stop ends a request that waits in vain, frees both ports, and may be called twice")
  func stops() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.tlsPort, isTLS: true)
    let waiting = Task { try? await client.ask(FakeSite.host, "/silent") }
    #expect(await site.request { $0.path == "/silent" } != nil)
    try await site.stop()
    #expect(await waiting.value?.status == nil)
    for port in [site.httpPort, site.tlsPort] {
      await #expect(throws: (any Error).self) {
        try await Client(port: port).ask(FakeSite.host, "/")
      }
      let next = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
        .bind(host: "127.0.0.1", port: port).get()
      try await next.close().get()
    }
    try await site.stop()
  }

  @Test("a reset page gives no byte, and the server goes on")
  func resets() async throws {
    let site = try await FakeSite.start()
    for isTLS in [false, true] {
      let client = Client(port: isTLS ? site.tlsPort : site.httpPort, isTLS: isTLS)
      await #expect(throws: (any Error).self) {
        try await client.ask(FakeSite.host, "/reset")
      }
      #expect(try await client.ask(FakeSite.host, "/error").status == 500)
    }
    try await site.stop()
  }
}
