import Browser
import FakeSite
import Formats
import Testing

extension WithABrowser {
  /// What a capture tells of what leaves a page.
  @Suite struct CaptureTests {
    /// A page of a body of our own, at `/own`.
    private static func page(_ body: String) -> Page {
      Page(
        path: "/own", title: "Own",
        routes: [
          Route(FakeSite.host, "/own", .html("<!doctype html><title>Own</title>\(body)"))
        ])
    }

    @Test("a string with half a character does not lose the request that carries it")
    func loneSurrogates() async throws {
      let page = Self.page(
        #"""
        <script>
        localStorage.setItem('half\ud83d', 'value\udc00');
        document.title = 'half \ud83d';
        fetch('https://collect.posts.example/half', { method: 'POST', mode: 'no-cors',
          body: 'a\ud800b' });
        new Image().src = 'https://pixel.half.example/p.gif?t=' + 'x\ud83dy';
        console.log('\ud83d');
        </script>
        """#)
      let site = try await FakeSite.start([page])
      let watched = try await Watched(site)
      try await watched.open(page.url)
      let taken = watched.capture.taken()
      for host in ["collect.posts.example", "pixel.half.example"] {
        let logged = try #require(site.requests().first { $0.host == host })
        #expect(taken.exchanges.contains { $0.url == logged.url && $0.body == logged.body })
      }
      #expect(taken.writes.contains { $0.place == .local && $0.key.hasPrefix("half") })
      #expect(try await watched.value("'whole'")?.string == "whole")
      #expect(try await watched.value("'half \\ud83d'")?.string == "half \u{fffd}")
      await watched.browser.close()
      try await site.stop()
    }

    @Test("a gatekeeper that says stop keeps a request from leaving, and it is told as stopped")
    func gatekeeper() async throws {
      let site = try await FakeSite.start([.frames])
      let watched = try await Watched(site)
      watched.capture.ask { url, _, _ in url.contains("advert.inner.example") ? .stop : .go }
      try await watched.open(Page.frames.url)
      #expect(site.requests().contains { $0.host == "widget.outer.example" })
      #expect(!site.requests().contains { $0.host == "advert.inner.example" })
      let stopped = watched.capture.taken().exchanges.filter(\.isStopped)
      #expect(stopped.map(\.url) == ["https://advert.inner.example/"])
      await watched.browser.close()
      try await site.stop()
    }

    @Test("each hop of a redirect is an exchange of its own, with the cookie that it set")
    func redirects() async throws {
      let site = try await FakeSite.start([.redirects])
      let watched = try await Watched(site)
      try await watched.open(Page.redirects.url)
      let hops = watched.capture.taken().exchanges.filter { $0.url.contains(".hop.example") }
      #expect(hops.map(\.status) == [302, 307, 200])
      #expect(hops.map(\.redirectedFrom) == [nil, hops.first?.id, hops.dropFirst().first?.id])
      #expect(hops.map { $0.setCookies.count } == [0, 1, 0])
      await watched.browser.close()
      try await site.stop()
    }

    @Test("what scripts write is told with where, and by whom where that is known")
    func writes() async throws {
      let site = try await FakeSite.start([.storage, .pixelScript])
      let watched = try await Watched(site)
      try await watched.open(Page.storage.url)
      try await watched.open(Page.pixelScript.url)
      let writes = watched.capture.taken().writes
      #expect(Set(writes.map(\.place)) == [.cookie, .local, .session, .database])
      let cookie = try #require(writes.first { $0.place == .cookie })
      #expect(cookie.key.hasPrefix("_fbp="))
      #expect(cookie.scripts == ["https://connect.facebook.net/en_US/fbevents.js"])
      await watched.browser.close()
      try await site.stop()
    }

    @Test("a page that asks a question or stops at a breakpoint does not hold the scan")
    func dialogs() async throws {
      let page = Self.page(
        """
        <script>alert('hello'); debugger; confirm('sure?');
        new Image().src = 'https://pixel.after.example/p.gif';</script>
        """)
      let site = try await FakeSite.start([page])
      let watched = try await Watched(site)
      try await watched.open(page.url)
      #expect(site.requests().contains { $0.host == "pixel.after.example" })
      await watched.browser.close()
      try await site.stop()
    }

    @Test("a page cannot see the name by which it is watched")
    func unseen() async throws {
      let site = try await FakeSite.start([.noPrivacyLink])
      let watched = try await Watched(site)
      try await watched.open(Page.noPrivacyLink.url)
      let names = try await watched.value(
        "Object.getOwnPropertyNames(globalThis).filter((n) => /aboveboard/i.test(n)).join()")
      #expect(names?.string == "")
      await watched.browser.close()
      try await site.stop()
    }

    @Test("the privacy signal is sent with every request, and said to scripts, only when asked for")
    func signal() async throws {
      for isSent in [false, true] {
        let site = try await FakeSite.start([.privacySignal])
        let watched = try await Watched(site) { $0.sendsGlobalPrivacyControl = isSent }
        try await watched.open(Page.privacySignal.url)
        let logged = site.requests().filter { $0.host.hasSuffix("gpc.example") }
        #expect(!logged.isEmpty)
        #expect(logged.allSatisfy { $0.header("sec-gpc") == (isSent ? "1" : nil) })
        #expect(
          try await watched.value("Boolean(navigator.globalPrivacyControl)")?.bool == isSent)
        await watched.browser.close()
        try await site.stop()
      }
    }
  }
}
