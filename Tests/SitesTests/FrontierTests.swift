import Testing
import Web

@testable import Sites

/// Which pages are visited.
@Suite struct FrontierTests {
  private func visited(
    _ addresses: [String], budget: Int = 100, robots: String? = nil
  ) -> (pages: [String], leftOut: Int) {
    var frontier = Frontier(
      budget: budget, robots: robots.map { RobotsRules(text: $0) },
      isOurs: { $0.host == "www.nest.example" })
    frontier.add(addresses.map { $0.hasPrefix("/") ? "https://www.nest.example" + $0 : $0 })
    var pages: [String] = []
    while let page = frontier.next() { pages.append(WebAddress(page)?.target ?? page) }
    return (pages, frontier.leftOut)
  }

  @Test("each page once and in order, whatever follows the hash")
  func once() {
    let seen = visited(["/a", "/b", "/a", "/a#top", "/b?x=1"])
    #expect(seen.pages == ["/a", "/b", "/b?x=1"])
  }

  @Test("other sites, files, and what is no address are left out")
  func others() {
    let seen = visited([
      "https://www.other.example/", "/report.PDF", "/a.zip", "/style.css", "mailto:x@y.example",
      "javascript:void 0", "not an address", "/page.html", "",
    ])
    #expect(seen.pages == ["/page.html"])
  }

  @Test("what would end the visit or change something is never opened")
  func acts() {
    let seen = visited([
      "/logout", "/account/Log-Out", "/users/sign-out", "/signout?next=/", "/post/7/delete",
      "/unsubscribe/abc", "/ok",
    ])
    #expect(seen.pages == ["/ok"])
  }

  @Test("what robots.txt forbids is counted, not visited, and costs nothing of the budget")
  func robots() {
    let rules = "User-agent: *\nDisallow: /private\n"
    let seen = visited(["/private/1", "/private/2", "/a", "/b", "/c"], budget: 2, robots: rules)
    #expect(seen.pages == ["/a", "/b"])
    #expect(seen.leftOut == 2)
    #expect(visited(["/private/1"]).pages == ["/private/1"])
  }

  @Test("the budget is kept across additions")
  func budget() {
    var frontier = Frontier(budget: 3, robots: nil, isOurs: { _ in true })
    frontier.add(["https://a.example/1", "https://a.example/2"])
    #expect(frontier.next() == "https://a.example/1")
    frontier.add(["https://a.example/3", "https://a.example/4"])
    #expect(frontier.next() == "https://a.example/2")
    #expect(frontier.next() == "https://a.example/3")
    #expect(frontier.next() == nil)
    #expect(visited(["/a"], budget: 0).pages == [])
  }

  @Test("a site's bounds are its registrable domain and what is named besides, no more")
  func bounds() throws {
    let suffixes = PublicSuffixList(text: "com\nco.uk\n// ===\nhost.example\nexample\n")
    let start = try #require(WebAddress("https://www.nest.co.uk/"))
    let bounds = SiteBounds(of: start, also: ["https://help.other.com"], suffixes: suffixes)
    for host in ["www.nest.co.uk", "nest.co.uk", "a.b.nest.co.uk", "help.other.com"] {
      #expect(bounds.contains(host: host), "\(host)")
    }
    for host in ["other.co.uk", "www.other.com", "nest.co.uk.evil.com", "notnest.co.uk", "co.uk"] {
      #expect(!bounds.contains(host: host), "\(host)")
    }
    #expect(bounds.party(of: "px.ads.tracker.com") == "tracker.com")
    #expect(bounds.party(of: "127.0.0.1") == "127.0.0.1")
  }
}
