import Register
import Testing

/// Sites as they are read, and what their loads mean.
@Suite struct SiteTests {
  @Test("a site is read with everything that it declares")
  func whole() throws {
    let reading = Fixture.readBeside(
      """
      sites:
        forum:
          address: https://www.our.example
          team: web
          notice: privacy
          notice-link: https://our.example/legal#privacy
          also: [https://help.our.example, "http://127.0.0.1:8080"]
          loads:
            - recipient: mailer
              hosts: [stats.mail.example, xn--mller-kva.example]
              purpose: news
              when: signed-in
              pages: [/shop, /a/b]
          sign-in:
            - {recipient: broker, scopes: [openid, "https://broker.example/auth/user.read"]}
            - {recipient: buyer, scopes: []}
      """)
    #expect(reading.diagnostics == [])
    let news = try #require(PurposeID("news"))
    let expected = Site(
      id: try #require(SiteID("forum")), address: "https://www.our.example", team: "web",
      notice: try #require(NoticeID("privacy")),
      noticeLink: "https://our.example/legal#privacy",
      also: ["https://help.our.example", "http://127.0.0.1:8080"],
      loads: [
        Site.Load(
          recipient: try #require(RecipientID("mailer")),
          hosts: ["stats.mail.example", "xn--mller-kva.example"], purpose: news, when: .signedIn,
          pages: ["/shop", "/a/b"])
      ],
      signIn: [
        Site.SignIn(
          recipient: try #require(RecipientID("broker")),
          scopes: ["openid", "https://broker.example/auth/user.read"]),
        Site.SignIn(recipient: try #require(RecipientID("buyer")), scopes: []),
      ])
    #expect(reading.register?.sites.map(\.self) == [expected])
    #expect(expected.origins.count == 3)
  }

  @Test("what is left out: the link /privacy, no further origins, nobody else, after a choice")
  func defaults() throws {
    let site = try #require(
      Fixture.readBeside(SiteDiagnosticTests.load("")).register?.sites.first)
    #expect(site.noticeLink == "/privacy")
    #expect(site.also == [])
    #expect(site.signIn == [])
    let load = try #require(site.loads.first)
    #expect(load.when == .afterChoice)
    #expect(load.hosts == [])
    #expect(load.pages == [])
    let empty = Fixture.readBeside(SiteDiagnosticTests.site("    loads: []\n    sign-in: []"))
    #expect(empty.diagnostics == [])
    #expect(empty.register?.sites.first?.loads == [])
  }

  @Test("a load that the newest version of the notice does not name is a warning")
  func notCovered() throws {
    let broker = SiteDiagnosticTests.site(
      "    loads: [{recipient: broker, purpose: news}]\n")
    let reading = Fixture.readBeside(broker)
    #expect(
      reading.diagnostics.map(\.description) == [
        "x.yaml:6:42: warning: site `s` may load from `broker` for `news`, which privacy@1 does "
          + "not name; name it in a new version of the notice, or leave it out here"
      ])
    #expect(reading.diagnostics.map(\.code) == [.loadNotCovered])
    #expect(reading.register != nil)
    let version = DiagnosticTests.version(
      2, "2026-01-01", "        covers: {news: [broker]}\n        text: x")
    #expect(Fixture.readBeside(broker + version).diagnostics == [])
    let other = SiteDiagnosticTests.load("") + version
    #expect(Fixture.found(Fixture.readBeside(other)) == ["x.yaml:8:18 load-not-covered"])
  }

  @Test("a load that never waits for a choice, for a purpose on consent, is a warning")
  func beforeChoice() {
    let reading = Fixture.readBeside(SiteDiagnosticTests.load("        when: always"))
    #expect(Fixture.found(reading) == ["x.yaml:8:18 load-before-choice"])
    #expect(reading.register != nil)
  }

  @Test("a misspelt recipient or notice is told once, not also as one that is not covered")
  func onlyOnce() {
    let yaml = SiteDiagnosticTests.site("    loads: [{recipient: brokr, purpose: news}]")
    #expect(Fixture.found(Fixture.readBeside(yaml)) == ["x.yaml:6:25 undeclared-recipient"])
  }

  @Test(
    "a load covers the pages below its paths, cut at slashes",
    arguments: [
      ("/shop", true), ("/shop/", true), ("/shop/prams", true), ("/shopping", false), ("/", false),
      ("/a/b/c", true), ("/a/bc", true), ("/a", false),
    ])
  func pages(_ path: String, _ isCovered: Bool) throws {
    let load = try Self.load(pages: ["/shop", "/a/"])
    #expect(load.covers(page: path) == isCovered)
    #expect(try Self.load().covers(page: path))
  }

  @Test(
    "a load covers its hosts and all below them, never a name that merely ends alike",
    arguments: [
      ("firm.example", true), ("stats.firm.example", true), ("myfirm.example", false),
      ("firm.example.org", false), ("example", false), ("", false),
    ])
  func hosts(_ host: String, _ isCovered: Bool) throws {
    #expect(try Self.load(hosts: ["firm.example"]).covers(host: host) == isCovered)
    #expect(try !Self.load().covers(host: host))
  }

  private static func load(hosts: [String] = [], pages: [String] = []) throws -> Site.Load {
    Site.Load(
      recipient: try #require(RecipientID("mailer")), hosts: hosts,
      purpose: try #require(PurposeID("news")), pages: pages)
  }
}
