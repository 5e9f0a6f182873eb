import Formats
import Register
import Testing
import Workspace

@testable import Server
@testable import Sites

@Suite struct SiteContactsTests {
  @Test("without a declared site the public page has no section on contacts")
  func none() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/")
      #expect(!page.text.contains("Who our pages contact"))
    }
  }

  @Test("a site that was never looked at says so, and names whom it declares")
  func never() async throws {
    try await House.run { house in
      try await house.declareSite()
      let page = try await house.client.send("GET", "/")
      #expect(page.text.contains("Who our pages contact"))
      #expect(page.text.contains("We have never looked at this site"))
      #expect(page.text.contains("declared, not looked for yet"))
      #expect(!page.text.contains("nobody else"))
      #expect(page.header("cache-control") == "no-cache")
    }
  }

  @Test("who was seen stands beside who is declared, with the day somebody was removed")
  func beside() async throws {
    try await House.run { house in
      try await house.declareSite()
      let brand = SiteSamples.party("brand.example", "Brand Ltd", recipient: "brand")
      let odd = SiteSamples.party("odd.example", "<i>Odd")
      try await house.keep(SiteSamples.report([brand, odd]))
      let seen = try await house.client.send("GET", "/")
      #expect(seen.text.contains("Brand Ltd"))
      #expect(seen.text.contains("&lt;i&gt;Odd") && !seen.text.contains("<i>Odd"))
      #expect(seen.text.contains("data-label=\"Declared\"><span class=\"state no\">No</span>"))
      #expect(seen.text.contains("We looked at it last on 21 November 2026."))
      #expect(seen.text.contains("declared, not seen"))
      #expect(seen.text.contains("we do not know"))
      try await house.keep(SiteSamples.report([], after: 3 * 86_400))
      let gone = try await house.client.send("GET", "/")
      #expect(gone.text.occurrences(of: "data-label=\"Removed\">24 November 2026<") == 2)
      #expect(gone.text.contains("It contacted nobody else."))
    }
  }

  @Test("a look in part removes nobody and does not say that there was nobody")
  func part() async throws {
    try await House.run { house in
      try await house.declareSite()
      try await house.keep(SiteSamples.report([], unknown: true))
      let empty = try await house.client.send("GET", "/")
      #expect(empty.text.contains("could see only part of it"))
      #expect(!empty.text.contains("nobody else"))
      try await house.keep(
        SiteSamples.report([SiteSamples.party("odd.example", "Odd")], after: 3_600))
      try await house.keep(SiteSamples.report([], after: 86_400, unknown: true))
      let page = try await house.client.send("GET", "/")
      #expect(page.text.contains("could see only part of it"))
      #expect(page.text.contains("data-label=\"Removed\">no<"))
      #expect(!page.text.contains("nobody else"))
    }
  }

  @Test("a recipient that the register no longer declares for the site is not called declared")
  func withdrawn() throws {
    var site = try #require(Fixture.withSite.sites.first)
    site.loads.removeAll { $0.recipient == Fixture.brand }
    let party = SeenParty(
      site: "www", party: "brand.example", name: "Brand Ltd", kinds: "adverts", recipient: "brand",
      first: House.start, last: House.start, removed: nil)
    let contacts = SiteContacts(
      site, register: Fixture.withSite, parties: [party], looked: ("today", true))
    #expect(contacts.lines.first?.declared == "No")
    #expect(contacts.lines.first?.uses == ["adverts"])
    #expect(contacts.lines.map(\.company) == ["Brand Ltd", "Mailer"])
  }
}
