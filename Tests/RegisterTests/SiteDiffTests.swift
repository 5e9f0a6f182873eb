import Formats
import Register
import Testing

/// What changes for the visitors of a site between two registers.
@Suite struct SiteDiffTests {
  private static let sites = """
    sites:
      forum:
        address: https://www.our.example
        team: web
        notice: privacy
        loads:
          - {recipient: mailer, purpose: news, hosts: [mail.example]}
        sign-in:
          - {recipient: mailer, scopes: [openid, email]}
    """

  private func changes(_ change: (inout Site) throws -> Void) throws -> [Change] {
    let old = try #require(Fixture.readBeside(Self.sites).register)
    var site = try #require(old.sites.first)
    try change(&site)
    var new = old
    new.sites = Declared([site])
    return RegisterDiff.between(old, new)
  }

  private func sentences(_ change: (inout Site) throws -> Void) throws -> [String] {
    try changes(change).map(\.description)
  }

  @Test("a site that comes says whom it may load from, and one that goes what stops")
  func wholeSite() throws {
    let new = try #require(Fixture.readBeside(Self.sites).register)
    var old = new
    old.sites = Declared()
    #expect(
      RegisterDiff.between(old, new).map(\.description) == [
        "The site https://www.our.example (forum) may now load from Mailer (mailer) for news: "
          + "on every page, only after a yes, served by mail.example.",
        "The site https://www.our.example (forum) now offers sign-in through Mailer (mailer), and "
          + "may ask it for openid and email.",
        "The site https://www.our.example (forum) is new.",
      ])
    #expect(
      RegisterDiff.between(new, old).map(\.description) == [
        "The site https://www.our.example (forum) may no longer load from Mailer (mailer) for news.",
        "The site https://www.our.example (forum) no longer offers sign-in through Mailer (mailer).",
        "The site https://www.our.example (forum) is gone.",
      ])
  }

  @Test("a load that comes or goes is told alone")
  func loads() throws {
    let broker = try #require(RecipientID("broker"))
    let news = try #require(PurposeID("news"))
    let coming = try changes {
      $0.loads.append(Site.Load(recipient: broker, purpose: news, when: .always, pages: ["/a"]))
    }
    #expect(
      coming.map(\.description) == [
        "The site https://www.our.example (forum) may now load from Broker (broker) for news: "
          + "on pages below /a, always."
      ])
    #expect(coming.map(\.kind) == ["site-load-possible"])
    let going = try changes { $0.loads = [] }
    #expect(going.map(\.kind) == ["site-load-stopped"])
    #expect(going.first?.json["new"] == .null)
    #expect(
      going.first?.json["old"] == ["on every page, only after a yes, served by mail.example"])
  }

  @Test("a load on other terms tells the new ones and the old")
  func terms() throws {
    let changes = try changes {
      $0.loads[0].when = .always
      $0.loads[0].pages = ["/shop", "/a"]
    }
    #expect(
      changes.map(\.description) == [
        "The site https://www.our.example (forum) may load from Mailer (mailer) for news on other "
          + "terms: on pages below /shop and /a, always, served by mail.example; so far on every "
          + "page, only after a yes, served by mail.example."
      ])
    #expect(changes.map(\.kind) == ["site-load-changed"])
  }

  @Test("the order of loads and scopes is no change")
  func order() throws {
    let news = try #require(PurposeID("news"))
    let mailer = try #require(RecipientID("mailer"))
    let other = Site.Load(recipient: mailer, purpose: news, when: .signedIn)
    let old = try #require(Fixture.readBeside(Self.sites).register)
    var (left, right) = (old, old)
    var site = try #require(old.sites.first)
    site.loads.append(other)
    left.sites = Declared([site])
    site.loads.reverse()
    site.signIn[0].scopes.reverse()
    right.sites = Declared([site])
    #expect(RegisterDiff.between(left, right) == [])
    #expect(RegisterDiff.between(old, right).map(\.kind) == ["site-load-changed"])
  }

  @Test("a sign-in that asks for more, or for less, says for what")
  func scopes() throws {
    let changes = try changes { $0.signIn[0].scopes = ["email", "user_friends"] }
    #expect(
      changes.map(\.description) == [
        "The site https://www.our.example (forum) may ask Mailer (mailer) for something else at "
          + "sign-in: its scopes gain user_friends and lose openid."
      ])
    #expect(changes.map(\.kind) == ["sign-in-changed"])
    #expect(try self.changes { $0.signIn = [] }.map(\.kind) == ["sign-in-stopped"])
  }

  @Test("the site's own entry is told clause by clause")
  func entry() throws {
    #expect(
      try sentences {
        $0.address = "https://our.example"
        $0.also = ["https://www.our.example"]
        $0.noticeLink = "/legal"
        $0.team = "sales"
      } == [
        "The site https://our.example (forum) changed: its address was https://www.our.example and "
          + "is now https://our.example; its team was web and is now sales; its link to the notice "
          + "was /privacy and is now /legal; its further origins gain https://www.our.example."
      ])
  }
}
