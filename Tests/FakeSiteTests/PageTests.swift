import FakeSite
import Testing

@Suite("The pages of the fake site", .timeLimit(.minutes(2)))
struct PageTests {
  @Test("each page answers at a path of its own and is in the index or, at least, in the site map")
  func reachable() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    let index = try await client.ask(FakeSite.host, "/").body
    let map = try await client.ask(FakeSite.host, "/sitemap.xml").body
    #expect(Set(Page.all.map(\.path)).count == Page.all.count)
    for page in Page.all {
      #expect(index.contains("href=\"\(page.path)\"") == page.isLinked, "\(page.path)")
      #expect(map.contains("<loc>\(page.url)</loc>"), "\(page.path)")
      guard page.path != Page.silent.path, page.path != Page.reset.path else { continue }
      let status = try await client.ask(FakeSite.host, page.path).status
      #expect(status != nil && status != 404, "\(page.path)")
    }
    #expect(try await client.ask(FakeSite.host, "/nothing").status == 404)
    try await site.stop()
  }

  @Test("all pages but one have a link to the privacy policy")
  func privacyLink() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    for page in Page.all where ![Page.silent.path, Page.reset.path].contains(page.path) {
      let answer = try await client.ask(FakeSite.host, page.path)
      guard answer.status == 200 else { continue }
      let isLinked = answer.body.contains("href=\"/privacy\"")
      #expect(isLinked == (page.path != Page.noPrivacyLink.path), "\(page.path)")
    }
    try await site.stop()
  }

  @Test("the right password opens a session that greets by name, and no other does")
  func session() async throws {
    let member = SiteMember(
      user: "a", password: "b&c d", name: "Ada <3", email: "ada+x@mail.example")
    let site = try await FakeSite.start(members: [member])
    let client = Client(port: site.httpPort)
    let wrong = try await client.ask(
      FakeSite.host, "/login", method: "POST", body: "user=a&password=b")
    #expect(wrong.status == 401)
    #expect(wrong.field("Set-Cookie") == nil)
    let right = try await client.ask(
      FakeSite.host, "/login", method: "POST", body: "user=a&password=b%26c+d")
    let cookie = try #require(right.field("Set-Cookie")?.split(separator: ";").first)
    let account = try await client.ask(
      FakeSite.host, "/account", fields: ["Cookie: x=y; \(cookie)"])
    #expect(account.body.contains("Hello, Ada &lt;3 (ada+x@mail.example)"))
    let orders = try await client.ask(
      FakeSite.host, "/account/orders", fields: ["Cookie: \(cookie)"])
    #expect(orders.body.contains("u=YWRhK3hAbWFpbC5leGFtcGxl"))
    #expect(try await client.ask(FakeSite.host, "/account").field("Location") == "/login")
    site.set(.signInRefused)
    let refused = try await client.ask(
      FakeSite.host, "/login", method: "POST", body: "user=a&password=b%26c+d")
    #expect(refused.status == 401)
    try await site.stop()
  }

  @Test("a visitor's ETag comes back unchanged, and two visitors get two")
  func entityTags() async throws {
    let site = try await FakeSite.start()
    let client = Client(port: site.httpPort)
    let first = try await client.ask("etag.tracker.example", "/visitor")
    let second = try await client.ask("etag.tracker.example", "/visitor")
    let tag = try #require(first.field("ETag"))
    #expect(second.field("ETag") != tag)
    let again = try await client.ask(
      "etag.tracker.example", "/visitor", fields: ["If-None-Match: \(tag)"])
    #expect(again.status == 304)
    #expect(again.field("ETag") == tag)
    try await site.stop()
  }
}
